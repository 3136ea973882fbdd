// SPDX-License-Identifier: MIT
// Values of routing and of plug-in registration; how a value is described: model/job.h.
#pragma once

#include <vector>

#include "model/job.h"

namespace winfax::model {

// FAX_GLOBAL_ROUTING_INFO.
struct GlobalRoutingInfo {
    std::uint32_t Priority = 0;  // 1 runs first
    Text Guid;                   // with braces
    Text FriendlyName;
    Text FunctionName;
    Text ExtensionImageName;
    Text ExtensionFriendlyName;

    static constexpr void fields(auto&& f, auto&... s) {
        f("Priority", as::number, s.Priority...);
        f("Guid", as::text, s.Guid...);
        f("FriendlyName", as::text, s.FriendlyName...);
        f("FunctionName", as::text, s.FunctionName...);
        f("ExtensionImageName", as::text, s.ExtensionImageName...);
        f("ExtensionFriendlyName", as::text, s.ExtensionFriendlyName...);
    }
    bool operator==(const GlobalRoutingInfo&) const = default;
};

// FAX_ROUTING_METHOD.
struct RoutingMethod {
    std::uint32_t DeviceId = 0;
    std::int32_t Enabled = 0;
    Text DeviceName;
    Text Guid;
    Text FriendlyName;
    Text FunctionName;
    Text ExtensionImageName;
    Text ExtensionFriendlyName;

    static constexpr void fields(auto&& f, auto&... s) {
        f("DeviceId", as::deviceId, s.DeviceId...);
        f("Enabled", as::flag, s.Enabled...);
        f("DeviceName", as::text, s.DeviceName...);
        f("Guid", as::text, s.Guid...);
        f("FriendlyName", as::text, s.FriendlyName...);
        f("FunctionName", as::text, s.FunctionName...);
        f("ExtensionImageName", as::text, s.ExtensionImageName...);
        f("ExtensionFriendlyName", as::text, s.ExtensionFriendlyName...);
    }
    bool operator==(const RoutingMethod&) const = default;
};

// What FaxRegisterServiceProvider leaves.
struct ServiceProvider {
    Text Name;  // the argument DeviceProvider
    Text FriendlyName;
    Text ImageName;
    Text TspName;

    static constexpr void fields(auto&& f, auto&... s) {
        f("Name", as::text, s.Name...);
        f("FriendlyName", as::text, s.FriendlyName...);
        f("ImageName", as::text, s.ImageName...);
        f("TspName", as::text, s.TspName...);
    }
    bool operator==(const ServiceProvider&) const = default;
};

// A method as the callback of FaxRegisterRoutingExtension describes it.
struct ExtensionMethod {
    Text Name;
    Text FriendlyName;
    Text FunctionName;
    Text Guid;

    static constexpr void fields(auto&& f, auto&... s) {
        f("Name", as::text, s.Name...);
        f("FriendlyName", as::text, s.FriendlyName...);
        f("FunctionName", as::text, s.FunctionName...);
        f("Guid", as::text, s.Guid...);
    }
    bool operator==(const ExtensionMethod&) const = default;
};

// What FaxRegisterRoutingExtension leaves.
struct RoutingExtension {
    Text Name;
    Text FriendlyName;
    Text ImageName;
    std::vector<ExtensionMethod> Methods;

    static constexpr void fields(auto&& f, auto&... s) {
        f("Name", as::text, s.Name...);
        f("FriendlyName", as::text, s.FriendlyName...);
        f("ImageName", as::text, s.ImageName...);
        f("Methods", as::text, s.Methods...);
    }
    bool operator==(const RoutingExtension&) const = default;
};

}  // namespace winfax::model
