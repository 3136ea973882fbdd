// SPDX-License-Identifier: MIT
// What calls are made of.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/constants.h"
#include "model/job.h"

namespace winfax::model {

struct Nothing {
    static constexpr void fields(auto&&, auto&...) {}
    bool operator==(const Nothing&) const = default;
};

// What every call has: its opcode, the access right that the service checks before the handler
// runs, and whether a document follows the request as body frames.
template <std::uint16_t opcode, std::uint32_t neededRight, bool hasBody = false>
struct CallTraits {
    static constexpr std::uint16_t kOpcode = opcode;
    static constexpr std::uint32_t kRight = neededRight;
    static constexpr bool kHasBody = hasBody;
};

// A call's kFunctions: the functions of the API that make it, without A and W. None where only faxctl
// and other instances do.
constexpr auto functions(auto... names) {
    return std::array<std::string_view, sizeof...(names)>{names...};
}

// A request that names a job.
struct JobRequest {
    std::uint32_t jobId = 0;
    static constexpr void fields(auto&& f, auto&... s) { f("jobId", as::jobId, s.jobId...); }
    bool operator==(const JobRequest&) const = default;
};

// A request that names an open port, by the number that OpenPort gave this connection.
struct PortRequest {
    std::uint32_t portId = 0;
    static constexpr void fields(auto&& f, auto&... s) { f("portId", as::number, s.portId...); }
    bool operator==(const PortRequest&) const = default;
};

// A request that names a method on an open port.
struct PortMethodRequest {
    std::uint32_t portId = 0;
    Text guid;
    static constexpr void fields(auto&& f, auto&... s) {
        f("portId", as::number, s.portId...);
        f("guid", as::text, s.guid...);
    }
    bool operator==(const PortMethodRequest&) const = default;
};

// A request that names a registered plug-in.
struct NameRequest {
    Text name;
    static constexpr void fields(auto&& f, auto&... s) { f("name", as::text, s.name...); }
    bool operator==(const NameRequest&) const = default;
};

}  // namespace winfax::model
