// SPDX-License-Identifier: MIT
// What happens to a job in the moments between: while a try is being recorded, a document read, a
// banner drawn, an end made durable.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox_rig.h"

namespace winfax::test {
namespace {

using model::DeviceState;
using model::ErrorCode;
using model::EventId;
using model::JobCommand;
using model::JobState;
using std::chrono::minutes;
using testing::ElementsAre;
using testing::IsEmpty;

class OutboxRaces : public testing::Test {
  protected:
    void TearDown() override { EXPECT_THAT(rig_.problems, IsEmpty()); }

    std::uint32_t dialled() {
        const auto id = rig_.submit();
        rig_.settle();
        EXPECT_NE(rig_.lineOf(id), nullptr);
        rig_.eventsOf(id);
        return id;
    }
    void keepFinished() {
        rig_.settings.queue.keepFinished = std::chrono::hours(1);
        rig_.kill();
    }
    static void expectDone(const OutboxRig::Answer& answer) {
        ASSERT_TRUE(answer->has_value()) << "no answer";
        EXPECT_TRUE(**answer) << (*answer)->error().detail;
    }
    void expectGone(std::uint32_t id) {
        EXPECT_EQ(rig_.job(id), nullptr);
        EXPECT_FALSE(rig_.disk.jobs.contains(id));
        EXPECT_TRUE(rig_.outbox->nothingToDo());
    }
    JobState stateOf(std::uint32_t id) { return rig_.job(id)->state; }

    OutboxRig rig_;
};

// ---- abort --------------------------------------------------------------------------------------

TEST_F(OutboxRaces, E2_AbortWhileTheTryIsBeingRecorded) {
    const auto id = rig_.submit();
    const auto aborted = rig_.control(id, JobCommand::cancel);
    rig_.settle();
    expectDone(aborted);
    expectGone(id);
    EXPECT_THAT(rig_.calls, IsEmpty());
    EXPECT_THAT(rig_.eventsOf(id),
                ElementsAre(EventId::jobQueued, EventId::aborting, EventId::deleted));
}

TEST_F(OutboxRaces, E2_AbortWhileTheDocumentIsRead) {
    const auto id = rig_.submit();
    ASSERT_TRUE(rig_.store->answer());  // the try's begin
    const auto aborted = rig_.control(id, JobCommand::cancel);
    rig_.settle();
    expectDone(aborted);
    expectGone(id);
    EXPECT_THAT(rig_.calls, IsEmpty());
}

TEST_F(OutboxRaces, E2_AbortWhileTheBannerIsDrawn) {
    rig_.configure([](model::Configuration& c) { c.Branding = 1; });
    const auto id = rig_.submit();
    rig_.store->answerAll();
    const auto aborted = rig_.control(id, JobCommand::cancel);
    rig_.settle();
    expectDone(aborted);
    expectGone(id);
    EXPECT_THAT(rig_.calls, IsEmpty());
}

TEST_F(OutboxRaces, E2_AbortWhileDiallingAndWhileSending) {
    for (const bool sending : {false, true}) {
        const auto id = dialled();
        if (sending) rig_.line(1).progress(DeviceState::sending, 1);
        const auto aborted = rig_.control(id, JobCommand::cancel);
        EXPECT_TRUE(rig_.line(1).aborted());
        rig_.settle();
        expectDone(aborted);
        EXPECT_EQ(stateOf(id), JobState::deleting) << "until the line is done with it";
        rig_.line(1).end(DeviceState::aborting);
        rig_.settle();
        expectGone(id);
        EXPECT_THAT(rig_.eventsOf(id), ElementsAre(EventId::aborting, EventId::deleted));
    }
}

TEST_F(OutboxRaces, E2_AnAbortThatComesTooLateRemovesTheJobAllTheSame) {
    for (const bool kept : {false, true}) {
        if (kept) keepFinished();
        const auto id = dialled();
        const auto aborted = rig_.control(id, JobCommand::cancel);
        rig_.line(1).end(DeviceState::completed);
        rig_.settle();
        expectDone(aborted);
        expectGone(id);
        EXPECT_THAT(rig_.eventsOf(id),
                    ElementsAre(EventId::aborting, EventId::completed, EventId::deleted));
    }
}

// Twice: the second one must not find what the first one removes.
TEST_F(OutboxRaces, E5_AbortWhileTheEndOfACompletedJobIsRecorded) {
    for (const bool kept : {false, true}) {
        if (kept) keepFinished();
        const auto id = dialled();
        rig_.line(1).end(DeviceState::completed);
        const auto first = rig_.control(id, JobCommand::cancel);
        const auto second = rig_.control(id, JobCommand::cancel);
        rig_.store->answerAll();
        rig_.settle();
        expectDone(first);
        expectDone(second);
        expectGone(id);
        EXPECT_THAT(rig_.eventsOf(id), ElementsAre(EventId::completed, EventId::deleted));
    }
}

TEST_F(OutboxRaces, E2_AbortWhileAFailureIsRecorded) {
    const auto id = dialled();
    rig_.line(1).end(DeviceState::busy);
    const auto aborted = rig_.control(id, JobCommand::cancel);
    rig_.settle();
    expectDone(aborted);
    expectGone(id);
    EXPECT_THAT(rig_.eventsOf(id), ElementsAre(EventId::busy, EventId::deleted));
}

TEST_F(OutboxRaces, E2_AnAbortThatIsNotKeptGoesOn) {
    const auto id = dialled();
    rig_.store->failNext();
    const auto aborted = rig_.control(id, JobCommand::cancel);
    rig_.settle();
    EXPECT_EQ((*aborted)->error().code, ErrorCode::diskFull);
    rig_.line(1).end(DeviceState::aborting);
    rig_.settle();
    expectGone(id);
}

TEST_F(OutboxRaces, E2_AJobThatIsBeingRemovedIsNotDialled) {
    rig_.configure([](model::Configuration& c) { c.PauseServerQueue = 1; });
    const auto id = rig_.submit();
    const auto removed = rig_.control(id, JobCommand::cancel);
    rig_.configure([](model::Configuration& c) { c.PauseServerQueue = 0; });
    rig_.settle();
    expectDone(removed);
    expectGone(id);
    EXPECT_THAT(rig_.calls, IsEmpty());
}

TEST_F(OutboxRaces, AJobThatCouldNotBeRemovedGoesOnThoughItsTimeCameMeanwhile) {
    const auto id = dialled();
    rig_.line(1).end(DeviceState::busy);
    rig_.settle();
    rig_.store->failNext();
    const auto removed = rig_.control(id, JobCommand::cancel);
    rig_.clock->advanceTo(rig_.now() + minutes(11), [](model::Time) {});
    while (rig_.clock->step()) {
    }
    EXPECT_EQ(rig_.lineOf(id), nullptr);
    rig_.settle();
    EXPECT_EQ((*removed)->error().code, ErrorCode::diskFull);
    EXPECT_NE(rig_.lineOf(id), nullptr) << "nobody would wake it";
}

// ---- pause, resume, restart ---------------------------------------------------------------------

TEST_F(OutboxRaces, E4_PauseWhileTheTryIsBeingRecorded) {
    const auto id = rig_.submit();
    const auto paused = rig_.control(id, JobCommand::pause);
    rig_.settle();
    expectDone(paused);
    ASSERT_NE(rig_.lineOf(id), nullptr);
    rig_.line(1).end(DeviceState::noAnswer);
    rig_.settle();
    EXPECT_EQ(stateOf(id), JobState::paused);
    rig_.advance(minutes(60));
    EXPECT_EQ(rig_.calls.size(), 1u);
    expectDone([&] {
        auto resumed = rig_.control(id, JobCommand::resume);
        rig_.settle();
        return resumed;
    }());
    EXPECT_NE(rig_.lineOf(id), nullptr);
}

TEST_F(OutboxRaces, E4_PauseThenAbortOfAnActiveJob) {
    const auto id = dialled();
    const auto paused = rig_.control(id, JobCommand::pause);
    const auto aborted = rig_.control(id, JobCommand::cancel);
    rig_.line(1).end(DeviceState::busy);
    rig_.settle();
    expectDone(paused);
    expectDone(aborted);
    expectGone(id);
}

TEST_F(OutboxRaces, E4_PauseThenAbortOfAWaitingJob) {
    rig_.configure([](model::Configuration& c) { c.PauseServerQueue = 1; });
    const auto id = rig_.submit();
    const auto paused = rig_.control(id, JobCommand::pause);
    const auto aborted = rig_.control(id, JobCommand::cancel);
    rig_.settle();
    expectDone(paused);
    expectDone(aborted);
    expectGone(id);
}

TEST_F(OutboxRaces, E4_APauseThatIsNotKeptIsTakenBack) {
    const auto id = dialled();
    rig_.store->failNext();
    const auto paused = rig_.control(id, JobCommand::pause);
    rig_.line(1).progress(DeviceState::sending, 1);
    rig_.settle();
    EXPECT_EQ((*paused)->error().code, ErrorCode::diskFull);
    EXPECT_FALSE(rig_.job(id)->pauseRequested);
    EXPECT_EQ(rig_.job(id)->status, DeviceState::sending);
}

TEST_F(OutboxRaces, E4_APauseThatIsNotKeptTakesNothingElseBack) {
    const auto id = dialled();
    rig_.store->failNext();
    const auto paused = rig_.control(id, JobCommand::pause);
    rig_.line(1).end(DeviceState::busy);  // before the store has answered
    rig_.settle();
    EXPECT_EQ((*paused)->error().code, ErrorCode::diskFull);
    EXPECT_EQ(stateOf(id), JobState::paused) << "its try is over";
    const auto aborted = rig_.control(id, JobCommand::cancel);
    rig_.settle();
    expectDone(aborted);
    expectGone(id);
}

TEST_F(OutboxRaces, E3_RestartOfAFailedJobAndAbortAtOnce) {
    const auto id = dialled();
    rig_.line(1).end(DeviceState::badAddress);
    rig_.settle();
    EXPECT_EQ(stateOf(id), JobState::failed);
    const auto restarted = rig_.control(id, JobCommand::resume);
    const auto aborted = rig_.control(id, JobCommand::cancel);
    rig_.settle();
    expectDone(restarted);
    expectDone(aborted);
    expectGone(id);
    EXPECT_EQ(rig_.calls.size(), 1u);
}

TEST_F(OutboxRaces, E3_ARestartedJobIsTriedAsIfItWereNew) {
    rig_.configure([](model::Configuration& c) { c.Retries = 0; });
    const auto id = dialled();
    rig_.line(1).end(DeviceState::busy);
    rig_.settle();
    EXPECT_EQ(stateOf(id), JobState::retriesExceeded);
    const auto restarted = rig_.control(id, JobCommand::resume);
    rig_.settle();
    expectDone(restarted);
    EXPECT_EQ(rig_.job(id)->tries, 0u);
    EXPECT_EQ(rig_.calls.size(), 2u);
    rig_.line(1).end(DeviceState::completed);
    rig_.settle();
    expectGone(id);
}

// ---- lines --------------------------------------------------------------------------------------

TEST_F(OutboxRaces, M3_BetweenTwoLinesNobodyBeginsTheJobAgain) {
    const auto id = dialled();
    rig_.line(1).end(DeviceState::unavailable);
    rig_.outbox->linesChanged();  // somebody looks, and line 2 is free
    EXPECT_EQ(rig_.job(id)->attempts, 1u);
    rig_.settle();
    EXPECT_EQ(rig_.lineOf(id), &rig_.line(2));
    EXPECT_EQ(rig_.job(id)->tries, 0u);
    EXPECT_EQ(rig_.job(id)->attempts, 2u);
}

TEST_F(OutboxRaces, M3_AbortBetweenTwoLines) {
    const auto id = dialled();
    rig_.line(1).end(DeviceState::unavailable);
    const auto aborted = rig_.control(id, JobCommand::cancel);
    rig_.settle();
    expectDone(aborted);
    expectGone(id);
    EXPECT_THAT(rig_.eventsOf(id),
                ElementsAre(EventId::aborting, EventId::lineUnavailable, EventId::deleted));
}

TEST_F(OutboxRaces, M3_PauseBetweenTwoLines) {
    const auto id = dialled();
    rig_.line(1).end(DeviceState::unavailable);
    const auto paused = rig_.control(id, JobCommand::pause);
    rig_.settle();
    expectDone(paused);
    EXPECT_EQ(stateOf(id), JobState::paused);
    EXPECT_EQ(rig_.disk.jobs.at(id), *rig_.job(id));
    EXPECT_EQ(rig_.calls.size(), 1u);
}

TEST_F(OutboxRaces, M3_TheServiceEndsBetweenTwoLines) {
    const auto id = dialled();
    rig_.line(1).end(DeviceState::unavailable);
    ASSERT_TRUE(rig_.store->execute());
    rig_.kill();
    EXPECT_EQ(rig_.job(id)->tries, 0u);
    rig_.settle();
    EXPECT_NE(rig_.lineOf(id), nullptr);
    EXPECT_EQ(rig_.job(id)->attempts, 2u);
}

TEST_F(OutboxRaces, M3_TheOtherLineIsTakenMeanwhile) {
    const auto id = dialled();
    rig_.line(1).end(DeviceState::unavailable);
    rig_.line(2).setTaken(true);
    rig_.settle();
    EXPECT_EQ(stateOf(id), JobState::noLine);
    EXPECT_EQ(rig_.job(id)->tries, 0u) << "a line that is busy has not refused it";
    EXPECT_EQ(rig_.lineOf(id), nullptr);
    rig_.line(2).setTaken(false);
    rig_.outbox->linesChanged();
    rig_.settle();
    EXPECT_EQ(rig_.lineOf(id), &rig_.line(2)) << "at once, not after RetryDelay";
}

TEST_F(OutboxRaces, M3_ABrokenLineDoesNotUseUpTheTriesWhileTheOtherIsBusy) {
    const auto first = dialled();
    const auto second = dialled();
    rig_.line(1).end(DeviceState::unavailable);
    rig_.settle();
    for (int i = 0; i < 6; ++i) {
        rig_.advance(minutes(10));
        ASSERT_EQ(rig_.lineOf(first), &rig_.line(1)) << "all lines again";
        rig_.line(1).end(DeviceState::unavailable);
        rig_.settle();
        EXPECT_EQ(stateOf(first), JobState::noLine);
        EXPECT_EQ(rig_.job(first)->tries, 0u);
    }
    rig_.line(2).end(DeviceState::completed);
    rig_.settle();
    EXPECT_EQ(rig_.lineOf(first), &rig_.line(2));
    EXPECT_EQ(rig_.job(second), nullptr);
}

TEST_F(OutboxRaces, M3_TheLineThatRefusedServesTheNext) {
    const auto refused = dialled();
    rig_.configure([](model::Configuration& c) { c.PauseServerQueue = 1; });
    const auto next = rig_.submit();
    rig_.configure([](model::Configuration& c) { c.PauseServerQueue = 0; });
    rig_.settle();
    rig_.line(2).end(DeviceState::completed);
    const auto third = rig_.submit();
    const auto fourth = rig_.submit();
    rig_.settle();
    EXPECT_EQ(rig_.job(next), nullptr);
    EXPECT_EQ(rig_.lineOf(third), &rig_.line(2));
    rig_.line(1).end(DeviceState::unavailable);
    rig_.settle();
    EXPECT_EQ(rig_.lineOf(fourth), &rig_.line(1));
    EXPECT_EQ(stateOf(refused), JobState::noLine);
}

TEST_F(OutboxRaces, M3_PauseServerQueueHoldsTheJobBetweenTwoLines) {
    const auto id = dialled();
    rig_.configure([](model::Configuration& c) { c.PauseServerQueue = 1; });
    rig_.line(1).end(DeviceState::unavailable);
    rig_.settle();
    EXPECT_EQ(rig_.calls.size(), 1u);
    rig_.configure([](model::Configuration& c) { c.PauseServerQueue = 0; });
    rig_.settle();
    EXPECT_EQ(rig_.lineOf(id), &rig_.line(2));
}

TEST_F(OutboxRaces, ALineThatSomebodyCallsBeforeItDialsIsUnavailable) {
    const auto id = rig_.submit();
    rig_.line(1).setTaken(true);
    rig_.settle();
    EXPECT_EQ(rig_.lineOf(id), &rig_.line(2));
    rig_.line(2).end(DeviceState::completed);
    rig_.settle();
    expectGone(id);
}

TEST_F(OutboxRaces, ALineThatIsFreeAgainIsUsed) {
    rig_.line(1).setTaken(true);
    rig_.line(2).setTaken(true);
    const auto id = rig_.submit();
    rig_.settle();
    EXPECT_EQ(stateOf(id), JobState::pending);
    rig_.line(2).setTaken(false);
    rig_.outbox->linesChanged();
    rig_.settle();
    EXPECT_EQ(rig_.lineOf(id), &rig_.line(2));
}

// ---- the store ----------------------------------------------------------------------------------

TEST_F(OutboxRaces, ATryThatCannotBeRecordedIsNotDialled) {
    const auto id = rig_.submit();
    rig_.store->failNext();
    rig_.settle();
    EXPECT_THAT(rig_.calls, IsEmpty());
    EXPECT_EQ(stateOf(id), JobState::retrying);
    rig_.advance(minutes(10));
    EXPECT_NE(rig_.lineOf(id), nullptr);
}

TEST_F(OutboxRaces, ATryWhoseEndCouldNotBeRecordedIsNotCountedAgainAtTheNextStart) {
    const auto id = dialled();
    rig_.store->failNext();
    rig_.line(1).end(DeviceState::busy);
    rig_.settle();
    rig_.advance(minutes(10));
    rig_.line(1).end(DeviceState::busy);
    rig_.settle();
    const queue::Job before = *rig_.job(id);
    rig_.kill();
    EXPECT_EQ(*rig_.job(id), before);
    rig_.settle();
    EXPECT_TRUE(rig_.disk.contents().openAttempts.empty());
}

TEST_F(OutboxRaces, ATryIsOverWhenTheServiceIsKilledWhateverWasExecuted) {
    for (int executed = 0; executed < 3; ++executed) {
        const auto id = rig_.submit();
        for (int i = 0; i < executed; ++i) rig_.store->execute();
        rig_.kill();
        const bool recorded = executed > 0;
        EXPECT_EQ(rig_.job(id)->tries, recorded ? 1u : 0u);
        EXPECT_EQ(stateOf(id), recorded ? JobState::retrying : JobState::inProgress);
        rig_.settle();
        const auto removed = rig_.control(id, JobCommand::cancel);
        if (!recorded) rig_.lineOf(id)->end(DeviceState::aborting);
        rig_.settle();
        expectDone(removed);
        expectGone(id);
    }
}

// ---- turns --------------------------------------------------------------------------------------

TEST(OutboxTurns, UsersTakeTurnsAndNoneWaitsForAnothersQueue) {
    OutboxRig rig(1);
    const auto first = rig.submit("a");
    const auto second = rig.submit("a");
    const auto third = rig.submit("a");
    const auto others = rig.submit("b");
    std::vector<std::uint32_t> served;
    rig.settle();
    while (rig.line(1).busy()) {
        served.push_back(rig.line(1).call().jobId);
        rig.line(1).end(DeviceState::completed);
        rig.settle();
    }
    EXPECT_THAT(served, ElementsAre(first, others, second, third));
}

TEST(OutboxTurns, C4_AJobOfTheDiscountPeriodThatFoundNoLineWaitsForTheNextWindow) {
    OutboxRig rig(1);  // begins at 16:00
    const auto longCall = rig.submit();
    const auto discounted = rig.submit("b", model::ScheduleAction::discountPeriod);
    rig.advance(std::chrono::hours(16));
    EXPECT_EQ(rig.lineOf(longCall), &rig.line(1));
    rig.line(1).end(DeviceState::completed);  // at 08:00: closed
    rig.advance(std::chrono::hours(11));
    EXPECT_FALSE(rig.line(1).busy());
    EXPECT_EQ(rig.job(discounted)->state, JobState::pending);
    rig.advance(std::chrono::hours(1));
    EXPECT_EQ(rig.lineOf(discounted), &rig.line(1));
}

}  // namespace
}  // namespace winfax::test
