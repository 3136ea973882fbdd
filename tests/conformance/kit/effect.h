// SPDX-License-Identifier: MIT
// What a row may do to the machine it runs on. Nothing is safe that is not marked as such here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace winfax::conformance {

enum class Effect {
    unmarked,    // nobody has said it, so it counts as the worst
    program,     // looks at this program only; never a row of a report
    reads,       // sends nothing, changes no configuration, registers nothing
    changes,     // may change jobs or settings, or take a device for itself
    registers,   // may register or unregister a service provider or a routing extension
    sends,       // may queue, print or send a document
    ownService,  // steers a service of its own and its scripted lines; harmless, and only for us
};

// The only effect that --only-safe lets run.
constexpr bool isSafe(Effect effect) { return effect == Effect::reads; }

// "reads", "changes", ...
std::string_view nameOf(Effect effect);

// Of one export, by its name with or without A and W; unmarked when there is no such function.
Effect effectOfFunction(std::string_view function);

// Of one test by its Google Test names, as in "FaxGetJobA" and "K10_null_JobEntry", or "Sending"
// and "L9_states_of_a_fax". Looked up as an exception, then as a suite, then as a function.
Effect effectOf(std::string_view suite, std::string_view test);

// For the test that holds that no exception outlives its row: whether the row is one, in any form,
// and how many there are.
bool isMarkedAlone(std::string_view suite, std::string_view test);
std::size_t marksOfSingleRows();

}  // namespace winfax::conformance
