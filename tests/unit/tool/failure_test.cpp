// SPDX-License-Identifier: MIT
#include "tool/failure.h"

#include <gtest/gtest.h>

namespace winfax::tool {
namespace {

using model::ErrorCode;

TEST(Failure, SaysWhatWithWhichValueAndWhatToDo) {
    EXPECT_EQ(lineOf({ExitCode::usage, "no duration", "soon", "write one like 10m"}),
              "faxctl: no duration: soon: write one like 10m");
    EXPECT_EQ(lineOf({ExitCode::usage, "no command", "", ""}), "faxctl: no command");
}

TEST(Failure, CannotBreakTheLine) {
    EXPECT_EQ(lineOf({ExitCode::usage, "cannot send", "a\nb\x1b[1m", ""}),
              "faxctl: cannot send: a?b?[1m");
}

TEST(Failure, PrefersTheServicesDetail) {
    const auto failure =
        failureOf({ErrorCode::invalidData, "page 2 is cut off"}, "cannot send", "x");
    EXPECT_EQ(failure.advice, "page 2 is cut off (ERROR_INVALID_DATA 13)");
    EXPECT_EQ(failure.exitCode, ExitCode::refused);
}

TEST(Failure, HasAdviceWithoutADetail) {
    const auto failure = failureOf({ErrorCode::fileNotFound, ""}, "cannot send", "x");
    EXPECT_EQ(failure.advice, "there is no such file; check the path (ERROR_FILE_NOT_FOUND 2)");
}

TEST(Failure, OfAMissingServiceHasItsOwnExitCode) {
    for (const auto code :
         {ErrorCode::serverUnavailable, ErrorCode::callFailed, ErrorCode::timeout}) {
        EXPECT_EQ(failureOf({code, ""}, "x").exitCode, ExitCode::noService);
    }
}

TEST(Failure, OfAnUnknownCodeShowsItsNumber) {
    EXPECT_EQ(failureOf({static_cast<ErrorCode>(4711), ""}, "x").advice, "error 4711");
}

}  // namespace
}  // namespace winfax::tool
