// SPDX-License-Identifier: MIT
// What winfaxd says and ends with when a person starts it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../support/service_process.h"
#include "support/scratch_instance.h"

namespace winfax::endtoend {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

test::Finished winfaxd(const std::vector<std::string>& arguments) {
    return test::runProgram(test::productPath("winfaxd"), arguments);
}

TEST(CommandLine, SecondServiceOfAnInstanceIsRefused) {
    test::ScratchInstance instance;
    instance.start();
    const auto before = readStatus();
    const auto second = winfaxd({"--console"});
    EXPECT_EQ(second.exitCode, 3) << second.output;
    EXPECT_THAT(second.output, AllOf(HasSubstr(instance.name()), HasSubstr("runs already")));
    const auto after = readStatus();
    ASSERT_TRUE(before && after) << "the first one goes on";
    EXPECT_EQ(after->processId, before->processId);
    EXPECT_EQ(instance.stop(), 0);
}

TEST(CommandLine, StopRequestEndsItInOrder) {
    test::ScratchInstance instance;
    instance.start();
    EXPECT_EQ(instance.stop(), 0);
    EXPECT_FALSE(readStatus());
    instance.start();
    EXPECT_EQ(instance.stop(), 0);
}

TEST(CommandLine, EndOfTheInputEndsItWhereThatIsWanted) {
    test::ScratchInstance instance;  // ChildProcess and runProgram give an input that has ended
    const auto finished = winfaxd({"--console", "--until-input-ends"});
    EXPECT_EQ(finished.exitCode, 0) << finished.output;
    EXPECT_THAT(finished.output, HasSubstr("ended"));
    instance.start();
    EXPECT_TRUE(readStatus()) << "without the option nobody looks at the input";
    EXPECT_EQ(instance.stop(), 0);
}

struct BadSettings {
    const char* name;
    const char* text;
    const char* line;
    const char* key;
};

class SettingsFile : public testing::TestWithParam<BadSettings> {};

TEST_P(SettingsFile, IsRefusedWithItsLineAndKey) {
    const test::ScratchInstance instance("virtual", GetParam().text);
    const auto finished = winfaxd({"--console"});
    EXPECT_EQ(finished.exitCode, 2);
    EXPECT_THAT(finished.output, AllOf(HasSubstr("winfax.toml"), HasSubstr(GetParam().line),
                                       HasSubstr(GetParam().key)));
}

INSTANTIATE_TEST_SUITE_P(
    Bad, SettingsFile,
    testing::Values(BadSettings{"Value", "[queue]\nretries = \"many\"\n", "2", "retries"},
                    BadSettings{"Key", "[queue]\n\nretris = 3\n", "3", "retris"},
                    BadSettings{"Section", "[quue]\nretries = 3\n", "1", "quue"},
                    // What cannot be parsed has no key yet.
                    BadSettings{"Syntax", "[service]\nidle_exit = \n", "2", "parsing"}),
    [](const auto& information) { return std::string(information.param.name); });

TEST(CommandLine, HelpAndVersion) {
    const auto help = winfaxd({"--help"});
    EXPECT_EQ(help.exitCode, 0);
    EXPECT_THAT(help.output,
                AllOf(HasSubstr("--console"), HasSubstr("--clock"), HasSubstr("WINFAX_INSTANCE")));
    const auto version = winfaxd({"--version"});
    EXPECT_EQ(version.exitCode, 0);
    EXPECT_THAT(version.output, StartsWith("winfaxd "));
}

TEST(CommandLine, UnknownOptionIsRefused) {
    const auto finished = winfaxd({"--colour"});
    EXPECT_EQ(finished.exitCode, 2);
    EXPECT_THAT(finished.output, HasSubstr("--colour"));
}

TEST(CommandLine, InstanceNameThatIsNoneIsRefused) {
    const test::ScopedVariable name("WINFAX_INSTANCE", "../other");
    const auto finished = winfaxd({"--console"});
    EXPECT_EQ(finished.exitCode, 2);
    EXPECT_THAT(finished.output, HasSubstr("../other"));
}

}  // namespace
}  // namespace winfax::endtoend
