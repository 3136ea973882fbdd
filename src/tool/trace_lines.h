// SPDX-License-Identifier: MIT
// The lines that WINFAX_TRACE writes (docs/trace.md), read back. They may come from anywhere: what
// is no such line is counted and passed over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "tool/json_of.h"

namespace winfax::tool {

// A call, or with an empty `function` a note that belongs to none.
struct TraceLine {
    Json json;
    std::string time;
    std::uint32_t process = 0;
    std::uint32_t thread = 0;
    std::uint64_t call = 0;
    std::string function;
    std::optional<bool> result;  // absent: the function returns nothing
    std::string error;           // name or number; empty: none
    std::uint64_t microseconds = 0;
    std::optional<std::uint32_t> job;
    std::vector<std::string> findings;

    bool failed() const { return result && !*result; }
};

// nullopt: no line of a trace.
std::optional<TraceLine> readTraceLine(const std::string& text);

// What is wanted of a trace; an empty list wants all.
struct TraceFilter {
    std::vector<std::string> functions{};  // "FaxGetJob" means A and W; letters in either case
    std::vector<std::uint32_t> jobs{};
    std::vector<std::string> errors{};
    bool failuresOnly = false;
    bool findingsOnly = false;

    bool wants(const TraceLine& line) const;
};

// Hands on every wanted line; returns how many others there were that are no trace lines.
std::size_t readTrace(std::istream& in, const TraceFilter& filter,
                      const std::function<void(const TraceLine&)>& take);

}  // namespace winfax::tool
