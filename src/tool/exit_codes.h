// SPDX-License-Identifier: MIT
// What faxctl's exit codes mean, for its help and its manual page. docs/faxctl.md has the same
// table, and a test that says so.
#pragma once

#include <array>

#include "tool/failure.h"

namespace winfax::tool {

struct ExitCodeMeaning {
    ExitCode code;
    const char* brief;
    const char* meaning;
};

inline constexpr std::array kExitCodes{
    ExitCodeMeaning{ExitCode::ok, "done",
                    "done; with `send --wait`: the fax was sent; with `receive`: it was received "
                    "whole; with `doctor`: no problem was found"},
    ExitCodeMeaning{ExitCode::refused, "refused",
                    "refused: by the service, or by the file that was named; with several jobs: "
                    "for at least one of them; with `doctor`: there is a problem; with "
                    "`conformance diff`: the reports differ"},
    ExitCodeMeaning{ExitCode::usage, "bad command line", "the command line cannot be understood"},
    ExitCodeMeaning{ExitCode::noService, "no service", "no service answers, or it went away"},
    ExitCodeMeaning{
        ExitCode::notSent, "the fax was not sent, or not received",
        "`send --wait`: the job ended without having been sent; `receive`: not "
        "answered, or not received whole; `watch --until-idle`: --for was over before"}};

}  // namespace winfax::tool
