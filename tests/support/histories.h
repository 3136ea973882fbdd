// SPDX-License-Identifier: MIT
// Tests with random histories: each has a seed, and what happened is told when it fails.
//
// WINFAX_TEST_HISTORIES is how many are tried (a long campaign: 100000), WINFAX_TEST_SEED the first
// of their seeds (to see one of them again).
#pragma once

#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/test_environment.h"

namespace winfax::test {

inline std::vector<std::uint32_t> historySeeds(std::uint32_t usualCount) {
    const auto numberIn = [](const char* variable, std::uint32_t otherwise) {
        const auto text = readVariable(variable);
        return text ? static_cast<std::uint32_t>(std::stoul(*text)) : otherwise;
    };
    const std::uint32_t first = numberIn("WINFAX_TEST_SEED", 1);
    const std::uint32_t count = numberIn("WINFAX_TEST_HISTORIES", usualCount);
    std::vector<std::uint32_t> seeds;
    for (std::uint32_t i = 0; i < count; ++i) seeds.push_back(first + i);
    return seeds;
}

// Chance that is the same on every platform.
class Chance {
  public:
    explicit Chance(std::uint32_t seed) : random_(seed) {}
    std::uint32_t below(std::uint32_t limit) {
        return static_cast<std::uint32_t>(random_() % limit);
    }
    bool oneIn(std::uint32_t limit) { return below(limit) == 0; }
    template <class List>
    const auto& oneOf(const List& list) {
        return *std::next(std::begin(list), below(static_cast<std::uint32_t>(std::size(list))));
    }

  private:
    std::mt19937 random_;
};

class History {
  public:
    void add(std::string step) { steps_.push_back(std::move(step)); }
    std::string told(std::uint32_t seed) const {
        std::string text = "seed " + std::to_string(seed) + "; history:\n";
        for (const std::string& step : steps_) text += "  " + step + "\n";
        return text;
    }

  private:
    std::vector<std::string> steps_;
};

}  // namespace winfax::test
