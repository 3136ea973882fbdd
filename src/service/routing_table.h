// SPDX-License-Identifier: MIT
// What becomes of received faxes, as the API shows and sets it. Loop's thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ipc/instance.h"
#include "model/routing.h"
#include "routing/method_table.h"
#include "service/kept_value.h"
#include "service/settings.h"

namespace winfax::service {

class RoutingTable {
  public:
    struct Parts {
        queue::Store& store;
        const Settings& settings;
        const ipc::Instance& instance;
    };
    using Done = queue::Store::Done;
    using Kept = std::map<std::string, std::string>;

    // `extensions` are those registered at this start of the service: what is registered later
    // joins at the next one.
    RoutingTable(Parts parts, const Kept& kept,
                 const std::vector<model::RoutingExtension>& extensions);

    const routing::MethodTable& methods() const { return methods_; }
    const routing::State& state() const { return state_.current(); }

    // Each change is durable before `done`; what it may be refused for: routing/method_table.h.
    void setPriority(model::Text guid, std::uint32_t priority, Done done);
    void enable(std::u16string device, model::Text guid, bool enabled, Done done);
    // Furthermore invalidData for a folder that is no absolute path, and accessDenied for one that
    // the system instance must not write to ([folders] roots).
    void setInfo(std::u16string device, model::Text guid, std::vector<std::uint8_t> info,
                 Done done);

    static constexpr const char* kKept = "routing";

  private:
    model::Result<void> checkDestination(const model::Text& guid,
                                         const std::vector<std::uint8_t>& info) const;

    Parts parts_;
    routing::MethodTable methods_;
    KeptValue<routing::State> state_;
};

}  // namespace winfax::service
