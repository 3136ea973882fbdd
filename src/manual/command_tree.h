// SPDX-License-Identifier: MIT
// A command line as its parser knows it, for who writes about it: manual pages, completions, tests.
// There is no second list of commands and options.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

namespace winfax::manual {

struct Option {
    std::vector<std::string> names;    // "-h", "--help"; of a positional one its name alone
    std::string value;                 // "FILE"; empty: a flag
    std::vector<std::string> choices;  // the only values it takes; empty: it takes others, too
    std::string description;
    bool required = false;
    bool repeats = false;
};

struct Command {
    std::string name;  // "advance"
    std::string path;  // "faxctl clock advance"
    std::string description;
    std::string footer;  // below the help: examples
    std::vector<Option> options;
    std::vector<Option> positionals;
    std::vector<Command> commands;
    bool needsCommand = false;  // does nothing without one of `commands`
};

// What is hidden from the help is left out.
Command describe(const CLI::App& app);

// The command and all below it, in the order of the help. The pointers are into `root`.
std::vector<const Command*> allCommands(const Command& root);

}  // namespace winfax::manual
