// SPDX-License-Identifier: MIT
// faxctl against a real service: what it prints, what it ends with (docs/faxctl.md).
#include <gmock/gmock.h>

#include <sstream>

#include "faxctl_runs.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

TEST_F(FaxctlAndService, StatusShowsTheInstanceItsClockAndItsLines) {
    start("virtual");
    const auto shown = faxctl({"status"});
    EXPECT_EQ(shown.exitCode, 0);
    EXPECT_THAT(shown.output, AllOf(HasSubstr(instance_->name()), HasSubstr("\"Line 2\" available"),
                                    HasSubstr("virtual")));
    const json status = faxctlJson({"status"}).at(0);
    EXPECT_EQ(status["instance"], instance_->name());
    EXPECT_EQ(status["clock"], "virtual");
    EXPECT_EQ(status["jobs"], 0);
    EXPECT_EQ(status["lines"][0]["name"], "Line 1");
    EXPECT_EQ(status["lines"][0]["state"]["name"], "FPS_AVAILABLE");
    EXPECT_EQ(status["lines"][0]["jobId"], nullptr);
}

TEST_F(FaxctlAndService, SentJobIsListedAtOnce) {  // L8
    start("virtual");
    EXPECT_EQ(faxctl({"jobs"}).output, "no jobs\n");
    EXPECT_EQ(faxctl({"send", document_, "--to", "555-0100"}).output, "job 1 queued\n");
    const auto shown = faxctl({"jobs"});
    EXPECT_THAT(shown.output, AllOf(HasSubstr("555-0100"), HasSubstr("letter.tif")));
    const json job = faxctlJson({"jobs"}).at(0)["jobs"][0];
    EXPECT_EQ(job["JobId"], 1);
    EXPECT_EQ(job["PageCount"], 2);
    EXPECT_EQ(job["JobType"]["name"], "JT_SEND");
}

TEST_F(FaxctlAndService, TextOfAnyLanguageArrives) {
    start("virtual");
    const std::string name = "J\u00f6rg \u0416\u0430\u043d\u043d\u0430 \U0001F4E0";
    EXPECT_EQ(faxctlJson({"send", document_, "--to", "1", "--name", name}).at(0)["jobId"], 1);
    EXPECT_EQ(faxctlJson({"jobs"}).at(0)["jobs"][0]["RecipientName"], name);
}

TEST_F(FaxctlAndService, WaitEndsWithTheOutcomeSent) {  // G9
    start("jump");
    const auto finished = faxctl({"send", document_, "--to", "555-0100", "--wait"});
    EXPECT_EQ(finished.exitCode, 0);
    EXPECT_THAT(finished.output, AllOf(HasSubstr("job 1 queued\njob 1 dialing on line 1\n"),
                                       HasSubstr("job 1 sent after 3 s\n")));
    EXPECT_EQ(faxctl({"jobs"}).output, "no jobs\n");
}

TEST_F(FaxctlAndService, WaitOutlastsRetriesAndEndsWithTheOutcomeNotSent) {  // M1, M7
    start("jump");
    const auto finished = faxctl({"send", document_, "--to", "999-9999-01", "--wait"});
    EXPECT_EQ(finished.exitCode, 4);
    // The queue may be some tries ahead of the events, so how long it took is not told alike.
    EXPECT_THAT(finished.output, HasSubstr("job 1 was not sent: busy (retries exceeded) after "));
}

TEST_F(FaxctlAndService, WaitInJsonEndsWithAnOutcomeObject) {  // M2
    start("jump");
    const auto objects = faxctlJson({"send", document_, "--to", "999-9999-04", "--wait"});
    ASSERT_GE(objects.size(), 3u);
    EXPECT_EQ(objects.front()["EventId"]["name"], "FEI_JOB_QUEUED");
    EXPECT_EQ(objects.back()["jobId"], 1);
    EXPECT_EQ(objects.back()["outcome"], "failed");
    EXPECT_EQ(objects.back()["lastFailure"]["name"], "FEI_BAD_ADDRESS");
}

TEST_F(FaxctlAndService, WaitNoticesThatTheServiceIsGone) {  // A11
    start("virtual");
    test::ChildProcess waiting(test::productPath("faxctl"),
                               {"send", document_, "--to", "555-0100", "--wait"});
    ASSERT_TRUE(waiting.waitForLine("job 1 queued")) << waiting.output();
    instance_->kill();
    EXPECT_EQ(waiting.wait(), 3) << waiting.output();
    EXPECT_THAT(waiting.output(), HasSubstr("before the outcome was known: job 1"));
}

TEST_F(FaxctlAndService, EventsFollowOneAnother) {  // G9
    start("virtual");
    test::ChildProcess events(test::productPath("faxctl"), {"events", "--json", "--count", "3"});
    // Until it is subscribed; every look is a whole process, so there is no need to pause.
    for (int looks = 0; looks < 2000; ++looks) {
        if (faxctlJson({"status"}).at(0)["subscribers"] == 1) break;
    }
    faxctl({"send", document_, "--to", "555-0100"});
    instance_->advanceClock("1s");
    EXPECT_EQ(events.wait(), 0) << events.output();
    std::vector<std::string> names;
    std::istringstream lines(events.output());
    for (std::string line; std::getline(lines, line);) {
        names.push_back(json::parse(line)["EventId"]["name"]);
    }
    EXPECT_THAT(names, ElementsAre("FEI_JOB_QUEUED", "FEI_DIALING", "FEI_SENDING"));
}

TEST_F(FaxctlAndService, ClockMovesOnlyWhenTold) {
    start("virtual");
    const json before = faxctlJson({"clock"}).at(0);
    EXPECT_EQ(faxctlJson({"clock", "show"}).at(0), before);
    EXPECT_EQ(faxctl({"send", document_, "--to", "555-0100", "--at", "+1d"}).exitCode, 0);
    EXPECT_EQ(faxctl({"clock", "advance", "23h"}).exitCode, 0);
    EXPECT_EQ(faxctlJson({"jobs"}).at(0)["jobs"][0]["QueueStatus"]["name"], "JS_PENDING");
    EXPECT_EQ(faxctl({"clock", "advance", "--until-idle"}).exitCode, 0);
    EXPECT_EQ(faxctl({"jobs"}).output, "no jobs\n");
}

TEST_F(FaxctlAndService, RealClockCannotBeAdvanced) {
    start("real");
    const auto finished = faxctl({"clock", "advance", "1s"});
    EXPECT_EQ(finished.exitCode, 1);
    EXPECT_THAT(finished.output, HasSubstr("cannot be advanced: real"));
}

TEST_F(FaxctlAndService, WhatCannotBeSentIsNamedWithItsError) {  // C10, M12
    start("virtual");
    const auto& state = instance_->state();
    const std::string missing = (state.path() / "missing.tif").string();
    const std::string text = state.write("notes.rtf", std::string_view("{\\rtf1 Dear Ann}")).string();
    const std::string folder = state.path().string();
    for (const auto& [file, error] :
         {std::pair(missing, "ERROR_FILE_NOT_FOUND 2"), std::pair(text, "ERROR_INVALID_DATA 13"),
          std::pair(folder, "ERROR_INVALID_DATA 13")}) {
        const auto finished = faxctl({"send", file, "--to", "1"});
        EXPECT_EQ(finished.exitCode, 1) << file;
        EXPECT_THAT(finished.output, AllOf(HasSubstr(file), HasSubstr(error)));
    }
    const auto finished = faxctl({"send", document_, "--to", ""});
    EXPECT_EQ(finished.exitCode, 1);
    EXPECT_THAT(finished.output, HasSubstr("ERROR_INVALID_PARAMETER 87"));
    EXPECT_EQ(faxctl({"send", document_, "--to", "1", "--at", "tomorrow"}).exitCode, 2);
    EXPECT_EQ(faxctl({"jobs"}).output, "no jobs\n");
}

TEST_F(FaxctlAndService, ScheduleIsInUtc) {  // C3
    start("virtual");
    faxctl({"send", document_, "--to", "1", "--at", "2099-12-31T23:30+01:00"});
    faxctl({"send", document_, "--to", "1", "--discount"});
    const json jobs = faxctlJson({"jobs"}).at(0)["jobs"];
    EXPECT_EQ(jobs[0]["ScheduleAction"]["name"], "JSA_SPECIFIC_TIME");
    EXPECT_EQ(jobs[0]["ScheduleTime"], "2099-12-31T22:30:00.000Z");
    EXPECT_EQ(jobs[1]["ScheduleAction"]["name"], "JSA_DISCOUNT_PERIOD");
}

}  // namespace
}  // namespace winfax
