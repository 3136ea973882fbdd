// SPDX-License-Identifier: MIT
// Calls about ports.
#pragma once

#include "model/calls/call.h"
#include "model/port.h"

namespace winfax::model {

// FaxEnumPorts (F1), in the order of device ids.
struct ListPorts : CallTraits<10, right::portQuery> {
    static constexpr std::string_view kName = "ListPorts";
    static constexpr auto kFunctions = functions("FaxEnumPorts");
    using Request = Nothing;
    struct Reply {
        std::vector<PortInfo> ports;
        static constexpr void fields(auto&& f, auto&... s) { f("ports", as::text, s.ports...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxOpenPort. The port belongs to this connection and is closed with it. ERROR_BAD_UNIT for a
// device that is not there, ERROR_INVALID_HANDLE while somebody holds it for PORT_OPEN_MODIFY (F3).
struct OpenPort : CallTraits<11, right::portQuery> {
    static constexpr std::string_view kName = "OpenPort";
    static constexpr auto kFunctions = functions("FaxOpenPort");
    struct Request {
        std::uint32_t deviceId = 0;
        std::uint32_t flags = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("deviceId", as::deviceId, s.deviceId...);
            f("flags", as::number, s.flags...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint32_t portId = 0;
        static constexpr void fields(auto&& f, auto&... s) { f("portId", as::number, s.portId...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxClose of a port.
struct ClosePort : CallTraits<12, right::none> {
    static constexpr std::string_view kName = "ClosePort";
    static constexpr auto kFunctions = functions("FaxClose");
    using Request = PortRequest;
    using Reply = Nothing;
};

// FaxGetPort.
struct ReadPort : CallTraits<13, right::portQuery> {
    static constexpr std::string_view kName = "ReadPort";
    static constexpr auto kFunctions = functions("FaxGetPort");
    using Request = PortRequest;
    struct Reply {
        PortInfo port;
        static constexpr void fields(auto&& f, auto&... s) { f("port", as::text, s.port...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxSetPort: send and receive, Rings, Priority, Tsid, Csid; the rest is not looked at (F9).
struct ChangePort : CallTraits<14, right::portSet> {
    static constexpr std::string_view kName = "ChangePort";
    static constexpr auto kFunctions = functions("FaxSetPort");
    struct Request {
        std::uint32_t portId = 0;
        PortInfo port;
        static constexpr void fields(auto&& f, auto&... s) {
            f("portId", as::number, s.portId...);
            f("port", as::text, s.port...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

// FaxGetDeviceStatus.
struct ReadDeviceStatus : CallTraits<15, right::portQuery> {
    static constexpr std::string_view kName = "ReadDeviceStatus";
    static constexpr auto kFunctions = functions("FaxGetDeviceStatus");
    using Request = PortRequest;
    struct Reply {
        DeviceStatus status;
        static constexpr void fields(auto&& f, auto&... s) { f("status", as::text, s.status...); }
        bool operator==(const Reply&) const = default;
    };
};

}  // namespace winfax::model
