// SPDX-License-Identifier: MIT
// The scripts as texts; what bash makes of its own is in tests/endtoend/faxctl.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tool/completion_script.h"
#include "tool/faxctl.h"

namespace winfax::tool {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(Completion, ZshHasCommandsOptionsValuesAndFiles) {
    EXPECT_THAT(zshCompletion(faxctlCommands()),
                AllOf(testing::StartsWith("#compdef faxctl\n"),
                      HasSubstr("'jobs:Lists the jobs in the queue, by id.'"),
                      HasSubstr("('faxctl lines set --send') compadd -- on off; return ;;"),
                      HasSubstr("('faxctl broadcast --recipients') _files; return ;;"),
                      HasSubstr("'--until-idle:")));
}

TEST(Completion, FishHasCommandsOptionsValuesAndFiles) {
    EXPECT_THAT(
        fishCompletion(faxctlCommands()),
        AllOf(HasSubstr("complete -c faxctl -n '__faxctl_at \\'faxctl\\'' -a jobs -d "),
              HasSubstr("complete -c faxctl -n '__faxctl_at \\'faxctl lines set\\'' -l send -x -a "
                        "'on off' -d "),
              HasSubstr("complete -c faxctl -n '__faxctl_at \\'faxctl send\\'' -F\n")));
}

TEST(Completion, PowerShellHasCommandsOptionsAndValues) {
    EXPECT_THAT(powershellCompletion(faxctlCommands()),
                AllOf(HasSubstr("'faxctl clock' = [ordered]@{"),
                      HasSubstr("'jobs' = 'Lists the jobs in the queue, by id.'"),
                      HasSubstr("'faxctl lines set --send' = [ordered]@{ 'on' = '"),
                      HasSubstr("service''s")));
}

TEST(Completion, WhatIsHiddenIsNotOffered) {
    const auto root = faxctlCommands();
    for (const std::string& script : {bashCompletion(root), zshCompletion(root),
                                      fishCompletion(root), powershellCompletion(root)}) {
        EXPECT_THAT(script, Not(HasSubstr("faxctl man")));
    }
}

TEST(Completion, QuotesEndNoQuotation) {
    EXPECT_EQ(quoted("user's", "'\\''"), "'user'\\''s'");
    EXPECT_EQ(quoted("user's", "''"), "'user''s'");
}

}  // namespace
}  // namespace winfax::tool
