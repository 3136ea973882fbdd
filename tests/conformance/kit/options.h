// SPDX-License-Identifier: MIT
// The command line of winfax_conformance; "winfax_conformance --help" and docs/conformance.md
// describe it to its users.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "kit/mode.h"

namespace winfax::conformance {

struct Options {
    Mode mode;
    bool list = false;
    // Ids of the rows that are meant, with * for any characters.
    std::string filter = "*";
    std::filesystem::path report;
    std::filesystem::path junit;
    // How long a row may take.
    std::chrono::seconds limit{120};
    // For a process that runs rows on behalf of another: see row_runner.h.
    std::filesystem::path rows;
    std::filesystem::path progress;
};

// nullopt: the program ends at once with `exitCode`; help, or what is wrong, has been printed.
std::optional<Options> readOptions(int argumentCount, char** arguments, int& exitCode);

}  // namespace winfax::conformance
