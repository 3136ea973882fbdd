// SPDX-License-Identifier: MIT
// What became of a row.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace winfax::conformance {

enum class Verdict {
    passed,         // observed what was expected
    different,      // observed something else
    crashed,        // the program ended within the row
    hung,           // the row took longer than it may
    notApplicable,  // cannot be shown with this library or on this machine
    leftOut,        // was not to be run
};

struct RowOutcome {
    Verdict verdict = Verdict::leftOut;
    std::string expected;
    // What the library did; for rows that did not run, why.
    std::string observed;
    long long milliseconds = 0;
};

// The words of reports: "passed", "not applicable", ...
std::string_view nameOf(Verdict verdict);
std::optional<Verdict> verdictNamed(std::string_view name);

// Whether the row ran, so that there is something observed.
constexpr bool hasRun(Verdict verdict) {
    return verdict != Verdict::notApplicable && verdict != Verdict::leftOut;
}

// For expected: what the row's name says, in more than one step.
inline constexpr const char* kAsTheFactSays = "as the fact says";

}  // namespace winfax::conformance
