// SPDX-License-Identifier: MIT
// faxctl cancel, pause, resume and restart against a real service.
#include <gmock/gmock.h>

#include "faxctl_runs.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

class JobCommands : public FaxctlAndService {
  protected:
    void send(const std::string& number, const Words& more = {"--at", "+1d"}) {
        Words words{"send", document_, "--to", number};
        words.insert(words.end(), more.begin(), more.end());
        ASSERT_EQ(faxctl(words).exitCode, 0);
    }

    static std::string stateOf(std::size_t index) {
        return faxctlJson({"jobs"}).at(0)["jobs"].at(index)["QueueStatus"]["name"];
    }
};

TEST_F(JobCommands, EachJobHasItsOwnOutcome) {
    start("virtual");
    send("555-0100");
    send("555-0101");
    EXPECT_EQ(faxctl({"pause", "1", "2"}).output, "job 1 paused\njob 2 paused\n");
    EXPECT_EQ(stateOf(0), "JS_PAUSED");
    const auto some = faxctl({"resume", "1", "9", "2"});
    EXPECT_EQ(some.exitCode, 1);
    EXPECT_THAT(some.output, AllOf(HasSubstr("job 1 resumed, pending\n"),
                                   HasSubstr("faxctl: cannot resume job 9: there is no job 9 "
                                             "(ERROR_INVALID_PARAMETER 87)\n"),
                                   HasSubstr("job 2 resumed, pending\n")));
    EXPECT_EQ(faxctl({"cancel", "1"}).output, "job 1 cancelled\n");
    EXPECT_EQ(faxctl({"resume", "2"}).output, "job 2 waits already, pending\n");
}

TEST_F(JobCommands, JsonIsOneObjectWithAllJobs) {
    start("virtual");
    send("555-0100");
    const json object = faxctlJson({"pause", "1"}).at(0);
    ASSERT_EQ(object["jobs"].size(), 1u);
    EXPECT_EQ(object["jobs"][0]["jobId"], 1);
    EXPECT_EQ(object["jobs"][0]["outcome"], "paused");
    EXPECT_EQ(object["jobs"][0]["job"]["QueueStatus"]["name"], "JS_PAUSED");
    const json gone = faxctlJson({"cancel", "1"}).at(0);
    EXPECT_EQ(gone["jobs"][0]["outcome"], "cancelled");
    EXPECT_EQ(gone["jobs"][0]["job"], nullptr);
}

TEST_F(JobCommands, AJobOnALinePausesLaterOrIsBrokenOff) {  // E2, E4
    start("virtual");
    send("555-0100", {});
    instance_->advanceClock("1s");
    EXPECT_THAT(faxctl({"pause", "1"}).output, HasSubstr("job 1 is on a line; paused when"));
    EXPECT_EQ(faxctl({"resume", "1"}).output, "job 1 is on a line, and goes on\n");
    EXPECT_EQ(faxctl({"cancel", "1"}).output, "job 1 cancelled; its call is being broken off\n");
    EXPECT_EQ(faxctl({"cancel", "1"}).exitCode, 1);
    instance_->waitUntilIdle();
    EXPECT_EQ(faxctl({"jobs"}).output, "no jobs\n");
}

TEST_F(JobCommands, RestartIsForWhatHasFailedAndResumeForWhatIsPaused) {  // E3
    start("virtual");
    send("999-9999-04", {});  // bad address: failed at once (M2)
    instance_->waitUntilIdle();
    send("555-0100");
    ASSERT_EQ(faxctl({"pause", "2"}).exitCode, 0);
    const auto resumed = faxctl({"resume", "1"});
    EXPECT_EQ(resumed.exitCode, 1);
    EXPECT_THAT(resumed.output, HasSubstr("use faxctl restart"));
    EXPECT_THAT(faxctl({"restart", "2"}).output, HasSubstr("use faxctl resume"));

    EXPECT_EQ(faxctl({"resume", "--all"}).output, "job 2 resumed, pending\n");
    EXPECT_EQ(stateOf(0), "JS_FAILED") << "nobody asked to dial it again";
    EXPECT_THAT(faxctl({"restart", "--all"}).output, HasSubstr("job 1 restarted, "));
    EXPECT_EQ(faxctl({"resume", "--all"}).output, "no job to resume\n");
}

TEST_F(JobCommands, UsersAreMeantByTheirName) {
    start("virtual");
    send("555-0100");
    const std::string user = faxctlJson({"jobs"}).at(0)["jobs"][0]["UserName"];
    const auto nobody = faxctl({"cancel", "--user", "nobody-at-all"});
    EXPECT_EQ(nobody.exitCode, 1);
    EXPECT_THAT(nobody.output,
                HasSubstr("no job is the user's: nobody-at-all: there are jobs of " + user + "\n"));
    EXPECT_EQ(faxctl({"cancel", "--user", user}).output, "job 1 cancelled\n");
    EXPECT_EQ(faxctl({"cancel", "--user", user}).output, "no job to cancel\n");
}

TEST_F(JobCommands, ItMustBeSaidWhichJobs) {
    start("virtual");
    for (const Words& words :
         {Words{"cancel"}, Words{"cancel", "1", "--all"}, Words{"pause", "--all", "--user", "x"},
          Words{"resume", "one"}, Words{"restart", "-1"}}) {
        EXPECT_EQ(faxctl(words).exitCode, 2) << testing::PrintToString(words);
    }
    EXPECT_THAT(faxctl({"cancel"}).output, HasSubstr("give job ids, or --all, or --user NAME"));
}

TEST_F(JobCommands, WithoutAServiceExitCode3) {
    const test::ScratchInstance instance;
    EXPECT_EQ(faxctl({"cancel", "--all"}).exitCode, 3);
}

}  // namespace
}  // namespace winfax
