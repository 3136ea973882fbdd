// SPDX-License-Identifier: MIT
#include "tool/console.h"

#include <unistd.h>

#include <iostream>

namespace winfax::tool {

std::vector<std::string> commandLine(int argc, char** argv) {
    return argc > 1 ? std::vector<std::string>(argv + 1, argv + argc) : std::vector<std::string>();
}

Console standardConsole() { return {std::cout, std::cerr, isatty(STDOUT_FILENO) == 1}; }

}  // namespace winfax::tool
