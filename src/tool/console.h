// SPDX-License-Identifier: MIT
// What a program of this kind needs from its surroundings: arguments and output in UTF-8, lines
// that end with "\n" on every platform.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace winfax::tool {

struct Console {
    std::ostream& out;
    std::ostream& err;
    bool outIsTerminal = false;
};

// The arguments in UTF-8, without the program's name. On Windows main's arguments have already lost
// what the ANSI code page lacks, so the real ones are asked for there.
std::vector<std::string> commandLine(int argc, char** argv);

// stdout and stderr, prepared for UTF-8.
Console standardConsole();

}  // namespace winfax::tool
