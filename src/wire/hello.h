// SPDX-License-Identifier: MIT
// The first exchange on every connection.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/calls/call.h"
#include "model/meaning.h"
#include "wire/frame.h"

namespace winfax::wire {

inline constexpr std::uint32_t kMagic = 0x58414657;  // "WFAX"
inline constexpr std::uint16_t kVersion = 1;         // the newest and, so far, the only one

// Bits of a request's features.
namespace feature {
// The requests of this connection are those of the API's functions: the faults of a test instance
// concern them, as they do not concern those of faxctl and of other instances.
inline constexpr std::uint32_t functions = 1;
// FaxConnectFaxServer says this hello, so its faults concern the hello.
inline constexpr std::uint32_t connect = 2;
}  // namespace feature

// Opcode 0 never changes its layout, whatever the version: it is what versions are settled by.
struct Hello {
    static constexpr std::uint16_t kOpcode = 0;
    static constexpr std::string_view kName = "Hello";
    static constexpr auto kFunctions = model::functions("FaxConnectFaxServer");
    struct Request {
        std::uint32_t magic = kMagic;
        std::uint16_t minVersion = kVersion;
        std::uint16_t maxVersion = kVersion;
        std::uint32_t features = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            using model::as;
            f("magic", as::number, s.magic...);
            f("minVersion", as::number, s.minVersion...);
            f("maxVersion", as::number, s.maxVersion...);
            f("features", as::number, s.features...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint16_t version = kVersion;
        std::uint32_t features = 0;
        std::uint32_t processId = 0;          // the service's
        std::uint32_t stallMilliseconds = 0;  // how long a client waits without progress (A11)
        static constexpr void fields(auto&& f, auto&... s) {
            using model::as;
            f("version", as::number, s.version...);
            f("features", as::number, s.features...);
            f("processId", as::number, s.processId...);
            f("stallMilliseconds", as::number, s.stallMilliseconds...);
        }
        bool operator==(const Reply&) const = default;
    };
};

}  // namespace winfax::wire
