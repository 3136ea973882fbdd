// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>

#include "tool/trace_lines.h"

namespace winfax::tool {

// Calls, errors and times of a trace, function by function.
class TraceSummary {
  public:
    // Upper bounds of the histogram, in microseconds; the last column has what took longer.
    static constexpr std::array<std::uint64_t, 6> kBounds{10,     100,     1'000,
                                                          10'000, 100'000, 1'000'000};

    void add(const TraceLine& line);

    // A table with a small histogram: "under 10 us, 100 us, 1 ms, 10 ms, 100 ms, 1 s, longer".
    void print(std::ostream& out) const;
    // {"functions": [{"function", "calls", "failures", "errors": {name: n}, "microseconds":
    // {"total", "mean", "max"}, "histogram": [n, ...]}], "findings": n}
    Json json() const;

  private:
    struct Row {
        std::uint64_t calls = 0;
        std::uint64_t failures = 0;
        std::uint64_t total = 0;
        std::uint64_t longest = 0;
        std::map<std::string, std::uint64_t> errors;
        std::array<std::uint64_t, kBounds.size() + 1> histogram{};
    };

    std::map<std::string, Row> rows_;
    std::uint64_t findings_ = 0;
};

}  // namespace winfax::tool
