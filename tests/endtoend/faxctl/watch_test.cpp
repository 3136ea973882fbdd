// SPDX-License-Identifier: MIT
// faxctl watch as a program that reads its output sees it: lines, and objects.
#include <gmock/gmock.h>

#include "faxctl_runs.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;

class Watch : public FaxctlAndService {
  protected:
    // The watch has shown its first picture, and misses nothing from here on.
    static test::ChildProcess& watching(std::optional<test::ChildProcess>& child, Words more = {}) {
        more.insert(more.begin(), "watch");
        child.emplace(test::productPath("faxctl"), more);
        EXPECT_TRUE(child->waitForLine("line 2 \"Line 2\" available")) << child->output();
        return *child;
    }

    std::optional<test::ChildProcess> child_;
};

TEST_F(Watch, AJobIsFollowedFromTheQueueToItsEnd) {
    start("virtual");
    auto& child = watching(child_);
    faxctl({"send", document_, "--to", "555-0100"});
    ASSERT_TRUE(child.waitForLine("job 1 to 555-0100: ")) << child.output();
    instance_->waitUntilIdle();
    ASSERT_TRUE(child.waitForLine("job 1 sent")) << child.output();
}

TEST_F(Watch, PagesAndTheNextTryAreTold) {
    start("virtual");
    auto& child = watching(child_);
    faxctl({"send", document_, "--to", "999-9999-01"});  // busy
    instance_->advanceClock("1s");
    ASSERT_TRUE(child.waitForLine("job 1 to 999-9999-01: ")) << child.output();
    instance_->advanceClock("5s");
    ASSERT_TRUE(child.waitForLine("job 1 to 999-9999-01: retrying, next try 20")) << child.output();
    EXPECT_THAT(child.output(), HasSubstr("Z (1 failed)\n"));
    faxctl({"send", document_, "--to", "555-0100"});
    instance_->advanceClock("1s");
    EXPECT_TRUE(child.waitForLine("job 2 to 555-0100: sending on line 1, page 1 of 2"))
        << child.output();
}

TEST_F(Watch, EndsWhenNoJobWaitsAnyMore) {
    start("virtual");
    faxctl({"send", document_, "--to", "555-0100"});
    auto& child = watching(child_, {"--until-idle"});
    instance_->waitUntilIdle();
    EXPECT_EQ(child.wait(), 0) << child.output();
    // A watch that looks late finds the sent job gone from the queue already.
    EXPECT_THAT(child.output(),
                AnyOf(HasSubstr("job 1 to 555-0100: sent\n"), HasSubstr("job 1 sent\n")));
    EXPECT_EQ(faxctl({"watch", "--until-idle"}).exitCode, 0) << "nothing to wait for";
}

TEST_F(Watch, TimeOverBeforeAllIsDoneIsExitCode4) {
    start("virtual");
    faxctl({"send", document_, "--to", "555-0100", "--at", "+1d"});
    const auto finished = faxctl({"watch", "--until-idle", "--for", "0"});
    EXPECT_EQ(finished.exitCode, 4);
    EXPECT_THAT(finished.output, HasSubstr("jobs are still waiting or on a line"));
    EXPECT_EQ(faxctl({"watch", "--for", "0"}).exitCode, 0);
}

TEST_F(Watch, JsonIsOneObjectAChange) {
    start("virtual");
    faxctl({"send", document_, "--to", "555-0100", "--at", "+1d"});
    const auto objects = faxctlJson({"watch", "--for", "0"});
    ASSERT_EQ(objects.size(), 3u) << "two lines and a job";
    EXPECT_EQ(objects[0]["change"], "line");
    EXPECT_EQ(objects[0]["line"]["name"], "Line 1");
    EXPECT_EQ(objects[0]["line"]["progress"], nullptr);
    EXPECT_EQ(objects[2]["change"], "job");
    EXPECT_EQ(objects[2]["job"]["JobId"], 1);
    EXPECT_TRUE(objects[2]["job"]["due"].is_string());
    EXPECT_EQ(objects[2]["job"]["deviceId"], nullptr);
}

TEST_F(Watch, FollowsAServiceThatIsStartedAgain) {
    start("virtual");
    faxctl({"send", document_, "--to", "555-0100", "--at", "+1d"});
    auto& child = watching(child_);
    instance_->kill();
    ASSERT_TRUE(child.waitForLine("the service is gone")) << child.output();
    instance_->start();
    ASSERT_TRUE(child.waitForLine("the service is back")) << child.output();
    faxctl({"send", document_, "--to", "555-0102", "--at", "+1d"});
    EXPECT_TRUE(child.waitForLine("job 2 to 555-0102: pending, due 20")) << child.output();
    EXPECT_THAT(child.output(), testing::Not(HasSubstr("job 1 sent")));
}

TEST_F(Watch, EndsInOrderWhenItIsAskedTo) {
    start("virtual");
    auto& child = watching(child_);
    if (!child.requestStop()) GTEST_SKIP() << "SKIPPED: no console to press Ctrl-Break on";
    EXPECT_EQ(child.wait(), 0) << child.output();
}

TEST_F(Watch, StartsNoServiceAndNamesABadDuration) {
    const test::ScratchInstance instance;
    EXPECT_EQ(faxctl({"watch"}).exitCode, 3);
    const auto finished = faxctl({"watch", "--for", "soon"});
    EXPECT_EQ(finished.exitCode, 2);
    EXPECT_THAT(finished.output, HasSubstr("no duration: soon"));
}

}  // namespace
}  // namespace winfax
