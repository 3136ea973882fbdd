// SPDX-License-Identifier: MIT
// What the API sets about routing; kept between runs of the service.
#pragma once

#include <cstdint>
#include <vector>

#include "model/job.h"

namespace winfax::routing {

// One method on one device. Devices are known by name, because their ids may change.
struct DeviceMethod {
    model::Text device;
    model::Text guid;  // canonical
    bool enabled = false;
    std::vector<std::uint8_t> info;

    static constexpr void fields(auto&& f, auto&... s) {
        f("device", model::as::text, s.device...);
        f("guid", model::as::text, s.guid...);
        f("enabled", model::as::flag, s.enabled...);
        f("info", model::as::bytes, s.info...);
    }
    bool operator==(const DeviceMethod&) const = default;
};

struct State {
    std::vector<model::Text> order;  // GUIDs; what is missing here comes last
    std::vector<DeviceMethod> deviceMethods;

    static constexpr void fields(auto&& f, auto&... s) {
        f("order", model::as::text, s.order...);
        f("deviceMethods", model::as::text, s.deviceMethods...);
    }
    bool operator==(const State&) const = default;
};

}  // namespace winfax::routing
