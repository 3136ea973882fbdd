// SPDX-License-Identifier: MIT
// Completion for shells, written out of the commands as the parser has them. A script holds all it
// needs: completing a word starts no program and asks no service.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "manual/command_tree.h"

namespace winfax::tool {

// What may stand at a place of the command line.
struct Candidate {
    std::string word;
    std::string description;  // one line
};

// Commands, and the values of positionals that take none but these.
std::vector<Candidate> candidateWords(const manual::Command& command);
std::vector<Candidate> candidateOptions(const manual::Command& command);
// Whether a positional is a file.
bool takesFile(const manual::Command& command);
// Whether the option's value is a file.
bool isFile(const manual::Option& option);

// An option that a value follows, by one of its names: "faxctl lines set --send".
struct ValuePlace {
    std::string path;
    const manual::Command* command;
    const manual::Option* option;  // in the tree
};
std::vector<ValuePlace> valuePlaces(const manual::Command& root);

// All commands but the root, as they are typed: "faxctl lines set".
std::vector<std::string> commandPaths(const manual::Command& root);

// 'text', with every single quote in it written as `quote`.
std::string quoted(std::string_view text, std::string_view quote);
std::string joined(const std::vector<std::string>& texts, std::string_view separator);

std::string bashCompletion(const manual::Command& root);
std::string zshCompletion(const manual::Command& root);
std::string fishCompletion(const manual::Command& root);
std::string powershellCompletion(const manual::Command& root);

}  // namespace winfax::tool
