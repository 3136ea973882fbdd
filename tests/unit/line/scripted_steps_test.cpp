// SPDX-License-Identifier: MIT
// Calls out by a scenario: every step, every outcome, abort at every point, the record of a call.
#include <gmock/gmock.h>

#include "line_rig.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> seenOf(const std::string& steps, std::uint32_t pages = 4) {
    LineRig rig(stepsFrom(steps));
    rig.start(u"555", pages);
    rig.run();
    return rig.seen;
}

TEST(ScriptedSteps, EveryOutcomeByItsWord) {
    for (const OutcomeWord& row : kOutcomeWords) {
        LineRig rig(stepsFrom("\"" + std::string(row.word) + "\""));
        rig.start(u"555", 0);
        rig.run();
        EXPECT_EQ(rig.result.outcome, row.outcome) << row.word;
        EXPECT_EQ(rig.seen.back(), "1s ended " + std::string(wordOf(row.outcome)) + " 0");
    }
    EXPECT_EQ(kOutcomeWords.size(), 12u) << "ten failures, one of them twice, and complete";
}

TEST(ScriptedSteps, TheRuleGoesBeforeTheNumber) {
    LineRig rig(stepsFrom(R"("complete")"));
    rig.start(u"999999901", 1);
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::completed);
}

TEST(ScriptedSteps, NoStepsSendEverything) {
    EXPECT_THAT(seenOf("", 2),
                ElementsAre("0s dialing 0", "1s sending 1", "2s sending 2", "3s ended complete 2"));
}

TEST(ScriptedSteps, StepsWithoutAnEndSendTheRest) {
    EXPECT_THAT(seenOf(R"("pages 1", "wait 10s")", 3),
                ElementsAre("0s dialing 0", "1s sending 1", "12s sending 2", "13s sending 3",
                            "14s ended complete 3"));
    EXPECT_EQ(seenOf(R"("pages 1", "complete")", 3).back(), "4s ended complete 3");
}

TEST(ScriptedSteps, TimeIsSpentAsTheySay) {
    EXPECT_THAT(seenOf(R"("dial 3s", "ring", "ring 5s", "wait 2s", "answer", "pace 250ms")", 2),
                ElementsAre("0s dialing 0", "11s sending 1", "11250ms sending 2",
                            "11500ms ended complete 2"));
    EXPECT_THAT(seenOf(R"("pages 1", "pace 2m", "pages 1", "pace 0s")", 3),
                ElementsAre("0s dialing 0", "1s sending 1", "2s sending 2", "122s sending 3",
                            "122s ended complete 3"));
    EXPECT_EQ(seenOf(R"("dial 0s", "busy")").back(), "0s ended busy 0");
    EXPECT_EQ(seenOf(R"("ring 30s", "no-answer")").back(), "31s ended no-answer 0");
}

TEST(ScriptedSteps, ADropComesBetweenPages) {
    EXPECT_THAT(seenOf(R"("pages 3", "drop")"),
                ElementsAre("0s dialing 0", "1s sending 1", "2s sending 2", "3s sending 3",
                            "4s ended disconnected 3"));
    EXPECT_THAT(seenOf(R"("drop")"), ElementsAre("0s dialing 0", "1s ended disconnected 0"));
    EXPECT_EQ(seenOf(R"("pages 1", "pages 2", "fatal-error")").back(), "4s ended fatal-error 3");
}

TEST(ScriptedSteps, APageThatFailsIsLost) {
    EXPECT_THAT(seenOf(R"("page 3 disconnected")"),
                ElementsAre("0s dialing 0", "1s sending 1", "2s sending 2", "3s sending 3",
                            "4s ended disconnected 2"));
    EXPECT_EQ(seenOf(R"("pages 1", "page 2 fatal-error")").back(), "3s ended fatal-error 1");
    EXPECT_EQ(seenOf(R"("page 1 drop")").back(), "2s ended disconnected 0");
}

TEST(ScriptedSteps, ADocumentMayHaveFewerPages) {
    EXPECT_EQ(seenOf(R"("page 3 disconnected")", 2).back(), "3s ended complete 2");
    EXPECT_EQ(seenOf(R"("pages 3", "drop")", 2).back(), "3s ended disconnected 2");
    EXPECT_EQ(seenOf(R"("pages 3", "wait 5s")", 2).back(), "8s ended complete 2");
    EXPECT_EQ(seenOf(R"("pages 3")", 0).back(), "1s ended complete 0");
}

TEST(ScriptedSteps, TheOtherEndIsKnownOnceItHasAnswered) {
    for (const char* steps : {R"("csid FAR  END")", R"("answer", "csid FAR  END")",
                              R"("csid FAR  END", "answer", "drop")", R"("answer", "csid FAR  END",
                              "not-fax-call")"}) {
        LineRig rig(stepsFrom(steps));
        rig.start(u"555", 1);
        rig.run();
        EXPECT_EQ(rig.result.farId, u"FAR  END") << steps;
        EXPECT_EQ(rig.result.record->FarId, u"FAR  END") << steps;
    }
    LineRig busy(stepsFrom(R"("csid FAR END", "busy")"));
    busy.start(u"555", 1);
    busy.run();
    EXPECT_EQ(busy.result.farId, u"");
    EXPECT_EQ(busy.result.record->FarId, std::nullopt);
}

TEST(ScriptedSteps, HangLastsUntilAbort) {
    for (const auto& [steps, pages] : {std::pair{R"("hang")", "0"},
                                       {R"("ring 5s", "hang")", "0"},
                                       {R"("answer", "pages 2", "hang")", "2"}}) {
        LineRig rig(stepsFrom(steps));
        rig.start(u"555", 4);
        rig.run();
        EXPECT_NE(rig.line->state(), DeviceState::available) << steps;
        EXPECT_EQ(rig.result.outcome, DeviceState::none) << steps;
        rig.line->abort();
        rig.run();
        EXPECT_EQ(rig.result.outcome, DeviceState::aborting) << steps;
        EXPECT_EQ(rig.seen.back().substr(rig.seen.back().size() - 1), pages) << steps;
    }
}

// Before the first report, and after each timer of a call that has every kind of step.
TEST(ScriptedSteps, AbortAtEveryPoint) {
    constexpr const char* kSteps =
        R"("dial 2s", "ring 5s", "wait 3s", "answer", "csid F", "pages 2", "wait 4s", "page 4 drop")";
    int points = 0;
    for (bool reached = true; reached; ++points) {
        LineRig rig(stepsFrom(kSteps));
        rig.start(u"555", 9);
        for (int moved = 0; moved < points; ++moved) rig.clock.runDue() || rig.clock.step();
        reached = rig.line->state() != DeviceState::available;
        if (!reached) break;
        const auto before = rig.seen.size();
        rig.line->abort();
        rig.line->abort();
        EXPECT_EQ(rig.line->state(), DeviceState::aborting);
        EXPECT_EQ(rig.seen.size(), before) << "no callback inside abort()";
        const model::Time now = rig.clock.now();
        rig.run();
        EXPECT_EQ(rig.seen.size(), before + 1);
        EXPECT_EQ(rig.clock.now(), now);
        EXPECT_EQ(rig.result.outcome, DeviceState::aborting);
        EXPECT_EQ(rig.line->state(), DeviceState::available);
    }
    EXPECT_EQ(points, 9) << "start, dial, ring, wait, 2 pages, wait, 2 pages";
}

TEST(ScriptedSteps, AbortFromInsideEveryReport) {
    for (std::uint32_t at = 0; at <= 4; ++at) {
        LineRig rig(stepsFrom(R"("pages 2", "wait 4s", "page 4 drop")"));
        rig.onProgress = [&](std::uint32_t page) {
            if (page == at) rig.line->abort();
        };
        rig.start(u"555", 9);
        rig.run();
        EXPECT_EQ(rig.result.outcome, DeviceState::aborting);
        EXPECT_EQ(rig.result.pages, at == 0 ? 0 : at - 1);
        EXPECT_EQ(rig.seen.size(), at + 2);
    }
}

TEST(ScriptedSteps, NewRulesCountFromTheNextCall) {
    LineRig rig(stepsFrom(R"("ring 5s", "pages 1", "drop")"));
    rig.start(u"555", 2);
    rig.clock.runDue();
    rig.line->setScenario(stepsFrom(R"("busy")"));
    rig.run();
    EXPECT_EQ(rig.seen.back(), "7s ended disconnected 1");
    rig.start(u"555", 2);
    rig.run();
    EXPECT_EQ(rig.seen.back(), "8s ended busy 0");
    rig.line->setScenario(nullptr);
    rig.start(u"999999902", 2);
    rig.run();
    EXPECT_EQ(rig.seen.back(), "9s ended no-answer 0");
}

TEST(ScriptedSteps, BusyTwiceThenThreePagesThenADropThenComplete) {
    LineRig rig(scenarioFrom(R"(rule = [
  { attempt = "1-2", steps = ["busy"] },
  { attempt = 3, steps = ["pages 3", "drop"] },
  { steps = ["complete"] },
])"));
    for (std::uint32_t attempt = 1; attempt <= 4; ++attempt) {
        OutgoingCall call;
        call.attempt = attempt;
        call.number = u"555";
        call.pages = 5;
        rig.start(call);
        rig.run();
    }
    EXPECT_THAT(rig.seen,
                ElementsAre("0s dialing 0", "1s ended busy 0",                               //
                            "1s dialing 0", "2s ended busy 0",                               //
                            "2s dialing 0", "3s sending 1", "4s sending 2", "5s sending 3",  //
                            "6s ended disconnected 3",                                       //
                            "6s dialing 0", "7s sending 1", "8s sending 2", "9s sending 3",
                            "10s sending 4", "11s sending 5", "12s ended complete 5"));
}

TEST(ScriptedSteps, TheRecordTellsTheCall) {
    LineRig rig(stepsFrom(
        R"("ring 5s", "wait 1500ms", "answer", "csid FAR END", "pages 1", "page 2 disconnected")"));
    OutgoingCall call;
    call.jobId = 12;
    call.attempt = 2;
    call.number = u"555-0100";
    call.tsid = u"OWN";
    call.pages = 3;
    rig.start(call);
    rig.run();
    ASSERT_NE(rig.result.record, nullptr);
    const model::CallRecord& record = *rig.result.record;
    EXPECT_EQ(record.JobId, 12u);
    EXPECT_EQ(record.Attempt, 2u);
    EXPECT_EQ(record.DeviceId, 7u);
    EXPECT_EQ(record.LineName, u"Line 7");
    EXPECT_TRUE(record.Outgoing);
    EXPECT_EQ(record.Number, u"555-0100");
    EXPECT_EQ(record.OwnId, u"OWN");
    EXPECT_EQ(record.Started, model::toFileTime(kStart));
    EXPECT_EQ(record.Milliseconds, 9'500u);
    EXPECT_EQ(record.Outcome, static_cast<std::uint32_t>(DeviceState::disconnected));
    EXPECT_EQ(record.Result, u"by rule rules.toml:1");
    EXPECT_THAT(momentsOf(record),
                ElementsAre("0ms dial 555-0100", "1000ms < ring 5s", "7500ms < answer",
                            "7500ms < csid FAR END", "7500ms page 1", "8500ms page 2",
                            "9500ms < disconnected"));
    ASSERT_EQ(record.Pages.size(), 2u);
    EXPECT_TRUE(record.Pages[0].Received);
    EXPECT_FALSE(record.Pages[1].Received);
    EXPECT_EQ(record.Pages[1].Page, 2u);
    EXPECT_EQ(record.Pages[1].Milliseconds, 9'500u);
}

TEST(ScriptedSteps, ALineThatGoesLeavesNoTimer) {
    LineRig rig(stepsFrom(R"("ring 5s")"));
    rig.start(u"555", 1);
    rig.clock.runDue();
    rig.clock.step();
    const auto before = rig.seen.size();
    rig.line.reset();
    rig.run();
    EXPECT_EQ(rig.seen.size(), before);
}

TEST(ScriptedSteps, ALineMayGoFromInsideEnded) {
    LineRig rig(stepsFrom(R"("busy")"));
    rig.onEnded = [&] { rig.line.reset(); };
    rig.start(u"555", 1);
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::busy);
}

}  // namespace
}  // namespace winfax::line
