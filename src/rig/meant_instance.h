// SPDX-License-Identifier: MIT
// Which instance this process and its children mean: environment variables, which every rig of the
// process would set for itself. The rig that was named last wins; when none is left, the variables
// are what they were before the first. Any thread.
#pragma once

#include <optional>
#include <string>

namespace winfax::rig {

struct Variables {
    std::string instance;
    std::string stateDirectory;
    std::optional<std::string> trace;
};

// Puts the owner's variables in force; `variables` are kept for the time when a later one leaves.
void mean(const void* owner, const Variables& variables);

// The owner leaves.
void meanNoMore(const void* owner);

}  // namespace winfax::rig
