// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "manual/command_tree.h"
#include "tool/console.h"

namespace winfax::tool {

// Reads the arguments (UTF-8, without the program's name), runs the command they name and returns
// the exit code (tool/failure.h, docs/faxctl.md).
int runFaxctl(std::vector<std::string> arguments, Console console);

// The commands there are, as the parser has them.
manual::Command faxctlCommands();

// "0.1.0"
const char* faxctlVersion();

}  // namespace winfax::tool
