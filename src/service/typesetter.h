// SPDX-License-Identifier: MIT
// Documents that are no fax pages yet become such, one after the other, in the renderer's process:
// a long one holds up no line. What a document becomes is durable before a job hears of it.
// Loop's thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "document/page_setup.h"
#include "queue/store.h"
#include "render/renderer.h"
#include "service/worker.h"

namespace winfax::service {

class Typesetter {
  public:
    struct Parts {
        queue::Store& store;
        Worker& worker;  // its own: nothing else waits behind a long document
        render::Renderer& renderer;
        document::PageSetup setup;
    };
    // A document that is not ready. Whoever adds jobs to it later holds it, too.
    struct Body {
        document::Kind kind = document::Kind::fax;
        std::string extension;
        std::uint32_t pages = 0;  // known when it is ready
        std::uint64_t size = 0;
        bool ready() const { return kind == document::Kind::fax; }
    };
    using SharedBody = std::shared_ptr<Body>;
    using Done = std::function<void(std::uint32_t documentId, const model::Result<void>& made)>;

    // `done` is called once for each start().
    Typesetter(Parts parts, Done done) : parts_(parts), done_(std::move(done)) {}

    // What is to be known of a document of the store that is not ready.
    void know(std::uint32_t documentId, SharedBody body);
    // Nullptr: it is ready, or nobody knows it.
    SharedBody find(std::uint32_t documentId) const;
    // Unless it has begun already.
    void start(std::uint32_t documentId);
    void forget(std::uint32_t documentId);

    bool idle() const { return waiting_.empty() && current_ == 0; }

  private:
    void next();
    void make(queue::Bytes bytes);
    void keep(render::MadePages pages);
    void finish(const model::Result<void>& made);
    bool underWay(std::uint32_t documentId) const;

    Parts parts_;
    Done done_;
    std::map<std::uint32_t, SharedBody> bodies_;
    std::deque<std::uint32_t> waiting_;
    std::uint32_t current_ = 0;  // 0: none
};

}  // namespace winfax::service
