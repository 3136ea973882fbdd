// SPDX-License-Identifier: MIT
// The programs that carry a received fax further, as winfax.toml names them. Each runs without a
// shell, with limits, on a thread that may wait.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/errors.h"

namespace winfax::delivery {

// The program, then its arguments. Empty: there is none.
using Command = std::vector<std::string>;

struct Commands {
    Command mail;          // takes a message on its standard input, as sendmail -t does
    Command print;         // "{file}" and "{printer}" stand for whole arguments
    std::string mailFrom;  // the From of messages; empty: left to the command
};

// What is wrong with a command by itself; empty: nothing. The program is an absolute path, or a
// name that is looked for in PATH.
std::string problemOf(const Command& command);

// The same with the program's path, as far as it is found, in place of its name.
Command resolved(Command command);

// The command with `value` in the place of every argument that is `placeholder`.
Command withArgument(Command command, std::string_view placeholder, std::string_view value);

// Runs it to its end. `what` names it in errors: notSupported, there is none; fileNotFound, its
// program is not there; else those of platform::runChild().
model::Result<void> run(const Command& command, std::span<const std::byte> input,
                        std::string_view what);

}  // namespace winfax::delivery
