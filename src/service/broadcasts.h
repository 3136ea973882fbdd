// SPDX-License-Identifier: MIT
// The broadcasts under way: a document that is kept once, for the recipients that its client goes on
// to name. A client that goes in the middle has named them all. Loop's thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "model/errors.h"
#include "queue/store.h"
#include "service/quota.h"
#include "service/typesetter.h"

namespace winfax::service {

class Broadcasts {
public:
    using Owner = const void*;  // a connection
    using GivenId = std::function<void(model::Result<std::uint32_t>)>;

    struct Broadcast {
        Owner owner = nullptr;
        Typesetter::SharedBody body;  // its recipients' document
        Quota::Charge charge{};       // for the document, until the broadcast ends
    };

    explicit Broadcasts(queue::Store& store) : store_(store) {}

    // Keeps the document; `alive` tells, when it is kept, whether the connection is still there.
    void begin(Broadcast broadcast, queue::Document document, std::function<bool()> alive,
               GivenId done);
    // nullptr unless this connection began it and did not end it.
    const Broadcast* find(Owner owner, std::uint32_t id) const;
    // The document stays as long as jobs need it (D4).
    void end(Owner owner, std::uint32_t id, queue::Store::Done done);
    void endAll(Owner owner);

private:
    queue::Store& store_;
    std::map<std::uint32_t, Broadcast> broadcasts_;
};

}  // namespace winfax::service
