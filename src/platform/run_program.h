// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/errors.h"

namespace winfax::platform {

// Runs a program of the user's to its end: in this process's terminal, folder and environment, with
// its streams. A name without a folder is looked for in PATH. Its exit code, 128 and more for a
// program that a signal ended. fileNotFound: there is no such program. An interrupt from the
// terminal (Ctrl-C) is the program's to obey, not ours, while it runs.
model::Result<int> runProgram(const std::string& program,
                              const std::vector<std::string>& arguments);

}  // namespace winfax::platform
