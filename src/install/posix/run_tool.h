// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "model/errors.h"

namespace winfax::install {

// Runs a program of the system, found by PATH, with our own stdio, and waits for its end. An error
// names the command and its exit code.
model::Result<void> runTool(const std::vector<std::string>& command);

}  // namespace winfax::install
