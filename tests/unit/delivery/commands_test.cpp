// SPDX-License-Identifier: MIT
#include "delivery/commands.h"

#include <gmock/gmock.h>

#include "platform/paths.h"

namespace winfax::delivery {
namespace {

using model::ErrorCode;
using testing::ElementsAre;
using testing::HasSubstr;

#ifdef _WIN32
constexpr const char* kAbsolute = "C:\\Windows\\nothing.exe";
#else
constexpr const char* kAbsolute = "/usr/sbin/no-such-program";
#endif

TEST(Commands, AProgramIsAnAbsolutePathOrABareName) {
    EXPECT_EQ(problemOf({}), "");
    EXPECT_EQ(problemOf({"lp", "{file}"}), "");
    EXPECT_EQ(problemOf({kAbsolute}), "");
    for (const char* bad : {"", "./lp", "bin/lp", "..\\lp", "C:lp"}) {
        EXPECT_NE(problemOf({bad, "-t"}), "") << bad;
    }
    EXPECT_NE(problemOf({"lp", std::string("a\0b", 3)}), "");
}

TEST(Commands, PlaceholdersAreWholeArguments) {
    EXPECT_THAT(withArgument({"lp", "-d", "{printer}", "-d{printer}"}, "{printer}", "a b"),
                ElementsAre("lp", "-d", "a b", "-d{printer}"));
    EXPECT_THAT(withArgument({"lp", "{file}"}, "{printer}", "{file}"), ElementsAre("lp", "{file}"));
}

TEST(Commands, ANameThatIsNotInPathStaysAndIsNamed) {
    const Command command = resolved({"no-such-program-anywhere"});
    EXPECT_THAT(command, ElementsAre("no-such-program-anywhere"));
    const auto done = run(command, {}, "mail_command");
    EXPECT_EQ(done.error().code, ErrorCode::fileNotFound);
    EXPECT_THAT(done.error().detail, HasSubstr("no-such-program-anywhere"));
    EXPECT_EQ(run({}, {}, "mail_command").error().code, ErrorCode::notSupported);
    EXPECT_EQ(run({kAbsolute}, {}, "mail_command").error().code, ErrorCode::fileNotFound);
}

#ifndef _WIN32
TEST(Commands, ANameIsFoundInPathAndItsExitCodeCounts) {
    const Command command = resolved({"false"});
    EXPECT_TRUE(platform::pathFromUtf8(command.front()).is_absolute());
    EXPECT_FALSE(run(command, {}, "mail_command"));
    EXPECT_TRUE(run(resolved({"true"}), {}, "mail_command"));
}
#endif

}  // namespace
}  // namespace winfax::delivery
