// SPDX-License-Identifier: MIT
// Calls about what becomes of received faxes.
#pragma once

#include "model/calls/call.h"
#include "model/routing.h"

namespace winfax::model {

// FaxEnumGlobalRoutingInfo, in the order of priority. ERROR_INVALID_FUNCTION when there is none
// (B4).
struct ListGlobalMethods : CallTraits<20, right::configQuery> {
    static constexpr std::string_view kName = "ListGlobalMethods";
    static constexpr auto kFunctions = functions("FaxEnumGlobalRoutingInfo");
    using Request = Nothing;
    struct Reply {
        std::vector<GlobalRoutingInfo> methods;
        static constexpr void fields(auto&& f, auto&... s) { f("methods", as::text, s.methods...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxSetGlobalRoutingInfo: the priority of the method with this GUID.
struct ChangeGlobalMethod : CallTraits<21, right::configSet> {
    static constexpr std::string_view kName = "ChangeGlobalMethod";
    static constexpr auto kFunctions = functions("FaxSetGlobalRoutingInfo");
    struct Request {
        Text guid;
        std::uint32_t priority = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("guid", as::text, s.guid...);
            f("priority", as::number, s.priority...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

// FaxEnumRoutingMethods. ERROR_INVALID_FUNCTION when there is none (B4).
struct ListMethods : CallTraits<22, right::portQuery> {
    static constexpr std::string_view kName = "ListMethods";
    static constexpr auto kFunctions = functions("FaxEnumRoutingMethods");
    using Request = PortRequest;
    struct Reply {
        std::vector<RoutingMethod> methods;
        static constexpr void fields(auto&& f, auto&... s) { f("methods", as::text, s.methods...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxEnableRoutingMethod.
struct EnableMethod : CallTraits<23, right::portSet> {
    static constexpr std::string_view kName = "EnableMethod";
    static constexpr auto kFunctions = functions("FaxEnableRoutingMethod");
    struct Request {
        std::uint32_t portId = 0;
        Text guid;
        bool enabled = false;
        static constexpr void fields(auto&& f, auto&... s) {
            f("portId", as::number, s.portId...);
            f("guid", as::text, s.guid...);
            f("enabled", as::flag, s.enabled...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

// FaxGetRoutingInfo.
struct ReadRoutingInfo : CallTraits<24, right::portQuery> {
    static constexpr std::string_view kName = "ReadRoutingInfo";
    static constexpr auto kFunctions = functions("FaxGetRoutingInfo");
    using Request = PortMethodRequest;
    struct Reply {
        std::vector<std::uint8_t> info;
        static constexpr void fields(auto&& f, auto&... s) { f("info", as::bytes, s.info...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxSetRoutingInfo.
struct ChangeRoutingInfo : CallTraits<25, right::portSet> {
    static constexpr std::string_view kName = "ChangeRoutingInfo";
    static constexpr auto kFunctions = functions("FaxSetRoutingInfo");
    struct Request {
        std::uint32_t portId = 0;
        Text guid;
        std::vector<std::uint8_t> info;
        static constexpr void fields(auto&& f, auto&... s) {
            f("portId", as::number, s.portId...);
            f("guid", as::text, s.guid...);
            f("info", as::bytes, s.info...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

}  // namespace winfax::model
