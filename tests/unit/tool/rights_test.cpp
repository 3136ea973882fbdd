// SPDX-License-Identifier: MIT
// What faxctl rights says before it asks a service. The rest is in tests/endtoend.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "support/scratch_directory.h"
#include "support/test_environment.h"
#include "tool/faxctl.h"

namespace winfax::tool {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;
using Words = std::vector<std::string>;

class RightsCommand : public testing::Test {
  protected:
    int run(Words arguments) {
        arguments.insert(arguments.begin(), "rights");
        std::ostringstream out;
        std::ostringstream err;
        const int exitCode = runFaxctl(std::move(arguments), Console{out, err, false});
        EXPECT_EQ(out.str(), "");
        error_ = err.str();
        return exitCode;
    }

    test::ScratchDirectory state_;
    test::ScopedVariable instance_{"WINFAX_INSTANCE", test::uniqueName()};
    test::ScopedVariable directory_{"WINFAX_STATE_DIR", state_.path().string()};
    test::ScopedVariable autostart_{"WINFAX_AUTOSTART", "0"};
    std::string error_;
};

TEST_F(RightsCommand, AnUnknownRightIsNamedWithTheKnownOnes) {
    EXPECT_EQ(run({"set", "user", "ann", "job-sumbit"}), 2);
    EXPECT_THAT(error_, AllOf(StartsWith("faxctl: there is no right: job-sumbit: "),
                              HasSubstr("job-submit, job-query, job-manage, config-query, "
                                        "config-set, port-query, port-set, all, none")));
    EXPECT_EQ(run({"set", "everyone", "ann", "all"}), 2);
    EXPECT_THAT(error_, HasSubstr("there is no right: ann"));
}

TEST_F(RightsCommand, MisuseIsExplained) {
    EXPECT_EQ(run({"set", "friend", "ann", "all"}), 2);
    EXPECT_THAT(error_, HasSubstr("friend: write user NAME, group NAME or everyone"));
    EXPECT_EQ(run({"set", "user"}), 2);
    EXPECT_THAT(error_, HasSubstr("write user NAME"));
    EXPECT_EQ(run({"set", "group", "staff"}), 2);
    EXPECT_THAT(error_, HasSubstr("no rights"));
    EXPECT_EQ(run({"remove", "everyone"}), 2);
    EXPECT_THAT(error_, HasSubstr("set everyone none"));
    EXPECT_EQ(run({"remove", "user", "ann", "all"}), 2);
    EXPECT_THAT(error_, HasSubstr("all: remove takes one name"));
    EXPECT_EQ(run({"set"}), 2);
    EXPECT_THAT(error_, HasSubstr("\"faxctl rights set --help\""));
}

TEST_F(RightsCommand, WithoutAServiceExitCode3) {
    for (const Words& words : {Words{}, Words{"show"}, Words{"set", "everyone", "all"},
                               Words{"remove", "user", "ann"}}) {
        EXPECT_EQ(run(words), 3) << testing::PrintToString(words);
    }
}

}  // namespace
}  // namespace winfax::tool
