// SPDX-License-Identifier: MIT
// The rules of routing: which methods there are, in which order they run, and which of them run for
// a device. Values in, values out; who keeps the state and who delivers is the service's business.
#pragma once

#include <string_view>
#include <vector>

#include "model/errors.h"
#include "model/routing.h"
#include "routing/method.h"
#include "routing/state.h"

namespace winfax::routing {

// A method that runs for a device, and what it was told.
struct EnabledMethod {
    Method method;
    std::vector<std::uint8_t> info;

    bool operator==(const EnabledMethod&) const = default;
};

class MethodTable {
  public:
    // The methods of this run of the service, in the order in which they join. Of several with one
    // GUID the first counts.
    explicit MethodTable(std::vector<Method> methods);

    // In the order of `state`; what that does not name follows in the order of joining. Priorities
    // are 1 to n without gaps, whatever has gone since `state` was made.
    std::vector<Method> inOrder(const State& state) const;

    std::vector<model::GlobalRoutingInfo> listed(const State& state) const;
    std::vector<model::RoutingMethod> listedFor(const State& state, std::u16string_view device,
                                                std::uint32_t deviceId) const;
    // Those that run for a fax received on `device`, the first to run first.
    std::vector<EnabledMethod> enabledMethods(const State& state, std::u16string_view device) const;

    // invalidData when no method has this GUID. For a default method never empty: "" and its NUL.
    model::Result<std::vector<std::uint8_t>> info(const State& state, std::u16string_view device,
                                                  const model::Text& guid) const;

    // The state after a change. invalidData: no method has this GUID.
    // Moves one method to `priority`, the others shift. invalidParameter: nothing has this
    // priority.
    model::Result<State> withPriority(State state, const model::Text& guid,
                                      std::uint32_t priority) const;
    // badConfiguration: a default method that was not told a folder, printer, address or profile.
    model::Result<State> withEnabled(State state, std::u16string_view device,
                                     const model::Text& guid, bool enabled) const;
    // invalidData: what a default method cannot read, and nothing at all for one that is enabled.
    // invalidParameter: more than kMaxInfo (I6).
    model::Result<State> withInfo(State state, std::u16string_view device, const model::Text& guid,
                                  std::vector<std::uint8_t> info) const;

    static constexpr std::size_t kMaxInfo = 1u << 20;

  private:
    model::Result<std::u16string> known(const model::Text& guid) const;
    State tidied(State state) const;

    std::vector<Method> methods_;
};

}  // namespace winfax::routing
