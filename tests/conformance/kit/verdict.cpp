// SPDX-License-Identifier: MIT
#include "kit/verdict.h"

#include <array>
#include <utility>

namespace winfax::conformance {
namespace {

constexpr std::array<std::pair<Verdict, std::string_view>, 6> kNames = {{
    {Verdict::passed, "passed"},
    {Verdict::different, "different"},
    {Verdict::crashed, "crashed"},
    {Verdict::hung, "hung"},
    {Verdict::notApplicable, "not applicable"},
    {Verdict::leftOut, "left out"},
}};

}  // namespace

std::string_view nameOf(Verdict verdict) {
    for (const auto& [known, name] : kNames) {
        if (known == verdict) {
            return name;
        }
    }
    return "left out";
}

std::optional<Verdict> verdictNamed(std::string_view name) {
    for (const auto& [verdict, known] : kNames) {
        if (known == name) {
            return verdict;
        }
    }
    return std::nullopt;
}

}  // namespace winfax::conformance
