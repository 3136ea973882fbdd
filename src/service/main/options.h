// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "clock/clock.h"

namespace winfax::service {

// The command line of winfaxd.
struct CommandLine {
    bool console = false;
    bool detach = false;               // started by the library; ends when nobody needs it
    bool untilInputEnds = false;       // started by somebody who may not leave it behind
    std::string announceToken;         // whom to tell that the endpoint answers
    bool render = false;               // decodes one document for the service that started this
    bool check = false;                // only says whether the configuration is good
    bool checkReport = false;          // the same for faxctl doctor
    std::optional<clock::Mode> clock;  // over [service] clock
    bool testInstance = false;         // whatever [service] test_instance is
};

// Prints help, version or what is wrong by itself, and carries out `install` and `uninstall`; then
// returns the exit code in `exitCode` and nothing.
std::optional<CommandLine> parseCommandLine(int argc, char** argv, int& exitCode);

}  // namespace winfax::service
