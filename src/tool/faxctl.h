// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "tool/console.h"

namespace winfax::tool {

// Reads the arguments (UTF-8, without the program's name), runs the command they name and returns
// the exit code (tool/failure.h, docs/faxctl.md).
int runFaxctl(std::vector<std::string> arguments, Console console);

}  // namespace winfax::tool
