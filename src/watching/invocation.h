// SPDX-License-Identifier: MIT
// One call of an exported function, as whoever watches sees it: described once, by abi/entry.h, out
// of the function's signature.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "describe/json_of.h"
#include "model/errors.h"

namespace winfax::watching {

using describe::Json;

// A structure that the caller passed in.
struct GivenStructure {
    std::string_view parameter;
    std::uint32_t size = 0;      // its SizeOfStruct
    std::uint32_t expected = 0;  // sizeof, on this platform and in this form (A or W)
    bool reservedClear = true;   // every Reserved member is zero; true also when the size is wrong
};

// What the library handed out and the caller has to give back, by its address or number.
struct HandedOut {
    std::string_view parameter;
    std::uintptr_t value = 0;
};

struct Invocation {
    std::string_view function;  // as called: "FaxGetJobW"; lives as long as the program
    std::uint64_t number = 0;   // of this process, from 1
    std::chrono::system_clock::time_point began;
    std::chrono::steady_clock::duration took{};

    // Parameters by name, in the order of the signature. `in`: as given. `out`: what stands behind
    // output pointers afterwards; only of a call that succeeded.
    Json in = Json::object();
    Json out = Json::object();

    std::optional<bool> result;  // absent: the function returns nothing (FaxFreeBuffer)
    std::uint32_t error = 0;     // the last error after a failure
    bool left = false;           // by an exception of the application's callback: no result

    std::vector<std::string_view> addresses;  // those of `in` that are mere addresses
    std::uintptr_t handle = 0;                // the fax or port handle given; 0: none
    std::string_view handleName;              // its parameter
    std::optional<std::uint32_t> job;         // the job id given or returned
    std::vector<GivenStructure> structures;

    std::optional<HandedOut> handleMade;       // FaxConnectFaxServer, FaxOpenPort
    std::vector<HandedOut> blocksMade;         // for FaxFreeBuffer
    std::optional<std::uintptr_t> blockFreed;  // FaxFreeBuffer's argument

    std::vector<std::string> findings;  // of strict mode, in words
};

}  // namespace winfax::watching
