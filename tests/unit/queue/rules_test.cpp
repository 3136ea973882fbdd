// SPDX-License-Identifier: MIT
#include "queue/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "job_examples.h"

namespace winfax::queue {
namespace {

using model::DeviceState;
using model::ErrorCode;
using model::JobParam;
using model::JobState;
using model::Time;
using std::chrono::minutes;
using test::jobIn;
using test::kNow;
using test::utc;

JobParam goodParams() {
    JobParam params;
    params.RecipientNumber = u"5550100";
    return params;
}

Settings keeping(std::chrono::seconds time) {
    Settings settings;
    settings.keepFinished = time;
    return settings;
}

void expectRefused(const JobParam& params, const std::string& name) {
    const auto checked = checkParams(params);
    ASSERT_FALSE(checked) << name;
    EXPECT_EQ(checked.error().code, ErrorCode::invalidParameter);
    EXPECT_THAT(checked.error().detail, testing::HasSubstr(name));
}

TEST(CheckParams, AcceptsTheLeast) { EXPECT_TRUE(checkParams(goodParams())); }

TEST(CheckParams, M12RecipientNumberMustBeThereAndNotEmpty) {
    JobParam params = goodParams();
    params.RecipientNumber = u"";
    expectRefused(params, "RecipientNumber");
    params.RecipientNumber.reset();
    expectRefused(params, "RecipientNumber");
}

TEST(CheckParams, K11NoTextIsLongerThan32767) {
    JobParam params = goodParams();
    params.DocumentName = std::u16string(32'767, u'x');
    params.RecipientNumber = std::u16string(32'767, u'1');
    EXPECT_TRUE(checkParams(params));
    params.DocumentName->push_back(u'x');
    expectRefused(params, "DocumentName has 32768");
    params = goodParams();
    params.RecipientNumber = std::u16string(32'768, u'1');
    expectRefused(params, "RecipientNumber has 32768");
}

TEST(CheckParams, C5ScheduleActionAndTimeAreJudged) {
    JobParam params = goodParams();
    params.ScheduleAction = 3;
    expectRefused(params, "ScheduleAction is 3");
    params.ScheduleAction = 1;
    expectRefused(params, "ScheduleTime 0-0-0");
    params.ScheduleTime = {2026, 2, 0, 30, 12, 0, 0, 0};
    expectRefused(params, "ScheduleTime 2026-2-30");
    params.ScheduleTime = {2026, 2, 0, 28, 12, 0, 0, 0};
    EXPECT_TRUE(checkParams(params));
    params.ScheduleTime = {};
    for (const std::uint32_t action : {0u, 2u}) {  // the time is not looked at
        params.ScheduleAction = action;
        EXPECT_TRUE(checkParams(params)) << action;
    }
}

TEST(CheckParams, C6MailReportNeedsAnAddress) {
    JobParam params = goodParams();
    params.DeliveryReportType = 1;
    expectRefused(params, "DeliveryReportAddress");
    params.DeliveryReportAddress = u"";
    expectRefused(params, "DeliveryReportAddress");
    params.DeliveryReportAddress = u"someone@example.org";
    EXPECT_TRUE(checkParams(params));
    params.DeliveryReportType = 3;
    expectRefused(params, "DeliveryReportType is 3");
}

TEST(FirstDue, C5NowAndThePastAreNow) {
    JobParam params = goodParams();
    EXPECT_EQ(firstDue(params, kNow, {}, {}), kNow);
    params.ScheduleAction = 1;
    params.ScheduleTime = model::toCalendarTime(kNow - minutes(1));
    EXPECT_EQ(firstDue(params, kNow, {}, {}), kNow);
}

TEST(FirstDue, C3SpecificTimeIsUtcUnlessSwitched) {
    JobParam params = goodParams();
    params.ScheduleAction = 1;
    params.ScheduleTime = model::toCalendarTime(utc(22, 15, 30));
    EXPECT_EQ(firstDue(params, kNow, {}, {}), utc(22, 15, 30));

    Settings local;
    local.scheduleTimeIsLocal = true;
    const LocalToUtc twoHoursEast = [](const model::CalendarTime& time) {
        return *model::fromCalendarTime(time) - std::chrono::hours(2);
    };
    EXPECT_EQ(firstDue(params, kNow, local, twoHoursEast), utc(22, 13, 30));
}

TEST(FirstDue, C4DiscountPeriodBeginsWithTheWindow) {
    JobParam params = goodParams();
    params.ScheduleAction = 2;
    EXPECT_EQ(firstDue(params, kNow, {}, {}), utc(22, 20));
    EXPECT_EQ(firstDue(params, utc(22, 22), {}, {}), utc(22, 22));
}

TEST(NextDiscountTime, C4TheWindowMayWrapMidnight) {
    struct Row {
        TimeOfDay start, stop;
        Time now, next;
    };
    const TimeOfDay evening{20, 0}, morning{7, 0};
    const Row rows[] = {
        {evening, morning, utc(22, 12), utc(22, 20)},
        {evening, morning, utc(22, 19, 59), utc(22, 20)},
        {evening, morning, utc(22, 20), utc(22, 20)},
        {evening, morning, utc(22, 23, 59), utc(22, 23, 59)},
        {evening, morning, utc(22, 0), utc(22, 0)},
        {evening, morning, utc(22, 6, 59), utc(22, 6, 59)},
        {evening, morning, utc(22, 7), utc(22, 20)},
        {morning, evening, utc(22, 6), utc(22, 7)},
        {morning, evening, utc(22, 7), utc(22, 7)},
        {morning, evening, utc(22, 19, 59), utc(22, 19, 59)},
        {morning, evening, utc(22, 20), utc(23, 7)},
        {morning, evening, utc(22, 23), utc(23, 7)},
        {{0, 0}, {6, 30}, utc(22, 6, 30), utc(23, 0)},
        {{9, 15}, {9, 15}, utc(22, 12), utc(22, 12)},  // equal: always open
    };
    for (const Row& row : rows) {
        Settings settings;
        settings.discountStart = row.start;
        settings.discountStop = row.stop;
        EXPECT_EQ(nextDiscountTime(row.now, settings), row.next)
            << row.start.Hour << "-" << row.stop.Hour << " at " << (row.now - utc(22, 0)).count();
    }
}

constexpr DeviceState kCountedOutcomes[] = {DeviceState::busy,       DeviceState::noAnswer,
                                            DeviceState::noDialTone, DeviceState::disconnected,
                                            DeviceState::notFaxCall, DeviceState::fatalError,
                                            DeviceState::callDelayed};

TEST(ApplyOutcome, M1CountsATryAndWaitsRetryDelay) {
    for (const DeviceState outcome : kCountedOutcomes) {
        Job job = jobIn(JobState::inProgress);
        job.status = DeviceState::dialing;
        EXPECT_EQ(applyOutcome(job, outcome, OtherLine::free, kNow, {}), AfterTry::willRetry);
        EXPECT_EQ(job.state, JobState::retrying);
        EXPECT_EQ(job.status, DeviceState::none);
        EXPECT_EQ(job.lastOutcome, outcome);
        EXPECT_EQ(job.tries, 1u);
        EXPECT_EQ(job.due, kNow + minutes(10));
        EXPECT_EQ(job.ended, std::nullopt);
    }
}

TEST(ApplyOutcome, M7RetriesAreFurtherTriesAfterTheFirst) {
    for (const std::uint32_t retries : {0u, 1u, 3u}) {
        Settings settings;
        settings.retries = retries;
        settings.retryDelay = minutes(2);
        Job job = jobIn(JobState::inProgress);
        for (std::uint32_t i = 0; i < retries; ++i) {
            job.state = JobState::inProgress;
            EXPECT_EQ(applyOutcome(job, DeviceState::busy, OtherLine::none, kNow, settings),
                      AfterTry::willRetry);
            EXPECT_EQ(job.due, kNow + minutes(2));
        }
        job.state = JobState::inProgress;
        EXPECT_EQ(applyOutcome(job, DeviceState::busy, OtherLine::none, kNow, settings),
                  AfterTry::failedForGood);
        EXPECT_EQ(job.state, JobState::retriesExceeded);
        EXPECT_EQ(job.tries, retries + 1);
        EXPECT_EQ(job.ended, kNow);
    }
}

TEST(ApplyOutcome, M2BadAddressAndBlacklistedFailAtOnce) {
    for (const DeviceState outcome : {DeviceState::badAddress, DeviceState::callBlacklisted}) {
        Job job = jobIn(JobState::inProgress);
        job.pauseRequested = true;
        EXPECT_EQ(applyOutcome(job, outcome, OtherLine::free, kNow, {}), AfterTry::failedForGood);
        EXPECT_EQ(job.state, JobState::failed);
        EXPECT_EQ(job.ended, kNow);
        EXPECT_EQ(job.lastOutcome, outcome);
        EXPECT_FALSE(job.pauseRequested);
    }
}

TEST(ApplyOutcome, M3LineUnavailableTakesTheNextLineAtOnce) {
    for (const std::uint32_t tries : {0u, 2u}) {
        Job job = jobIn(JobState::inProgress);
        job.tries = tries;
        EXPECT_EQ(applyOutcome(job, DeviceState::unavailable, OtherLine::free, kNow, {}),
                  AfterTry::otherLine);
        EXPECT_EQ(job.state, JobState::inProgress) << "nobody else may begin it";
        EXPECT_EQ(job.tries, tries) << "not counted";
    }
}

TEST(ApplyOutcome, M3WhileTheOtherLinesAreBusyTheTryIsNotCounted) {
    for (const std::uint32_t tries : {0u, 3u}) {
        Job job = jobIn(JobState::inProgress);
        job.tries = tries;
        EXPECT_EQ(applyOutcome(job, DeviceState::unavailable, OtherLine::busy, kNow, {}),
                  AfterTry::otherLineLater);
        EXPECT_EQ(job.state, JobState::noLine);
        EXPECT_EQ(job.tries, tries);
        EXPECT_EQ(job.due, kNow + minutes(10)) << "then all lines again";
    }
    Settings atOnce;
    atOnce.retryDelay = minutes(0);
    Job job = jobIn(JobState::inProgress);
    applyOutcome(job, DeviceState::unavailable, OtherLine::busy, kNow, atOnce);
    EXPECT_EQ(job.due, kNow + minutes(1)) << "no line is tried without end";
}

TEST(ApplyOutcome, M3NoLineLeftIsACountedTryInNoLine) {
    Job job = jobIn(JobState::inProgress);
    EXPECT_EQ(applyOutcome(job, DeviceState::unavailable, OtherLine::none, kNow, {}), AfterTry::willRetry);
    EXPECT_EQ(job.state, JobState::noLine);
    EXPECT_EQ(job.tries, 1u);
    EXPECT_EQ(job.due, kNow + minutes(10));
    EXPECT_FALSE(isReady(job, kNow));
    EXPECT_TRUE(isReady(job, kNow + minutes(10)));

    job.state = JobState::inProgress;
    job.tries = 3;
    EXPECT_EQ(applyOutcome(job, DeviceState::unavailable, OtherLine::none, kNow, {}),
              AfterTry::failedForGood);
    EXPECT_EQ(job.state, JobState::retriesExceeded);
}

TEST(ApplyOutcome, C4ADiscountJobRetriesOnlyInsideTheWindow) {
    for (const DeviceState outcome : {DeviceState::busy, DeviceState::unavailable}) {
        Job job = jobIn(JobState::inProgress);
        job.params.ScheduleAction = 2;
        applyOutcome(job, outcome, OtherLine::none, utc(22, 6, 55), {});
        EXPECT_EQ(job.due, utc(22, 20));
        job.state = JobState::inProgress;
        applyOutcome(job, outcome, OtherLine::none, utc(22, 20, 1), {});
        EXPECT_EQ(job.due, utc(22, 20, 11));
    }
}

TEST(ApplyOutcome, E4APauseTakesEffectWhenTheJobIsBackInTheQueue) {
    struct Row {
        DeviceState outcome;
        OtherLine left;
        JobState before;
    };
    const Row rows[] = {{DeviceState::busy, OtherLine::none, JobState::retrying},
                        {DeviceState::unavailable, OtherLine::none, JobState::noLine},
                        {DeviceState::unavailable, OtherLine::busy, JobState::pending},
                        {DeviceState::unavailable, OtherLine::free, JobState::pending}};
    for (const Row& row : rows) {
        Job job = jobIn(JobState::inProgress);
        job.pauseRequested = true;
        EXPECT_EQ(applyOutcome(job, row.outcome, row.left, kNow, {}), AfterTry::willRetry);
        EXPECT_EQ(job.state, JobState::paused);
        EXPECT_EQ(job.stateBeforePause, row.before);
        EXPECT_FALSE(job.pauseRequested);
    }
}

TEST(ApplyOutcome, E5ACompletedJobHasEnded) {
    Job job = jobIn(JobState::inProgress);
    job.pauseRequested = true;
    EXPECT_EQ(applyOutcome(job, DeviceState::completed, OtherLine::none, kNow, {}), AfterTry::completed);
    EXPECT_EQ(job.state, JobState::inProgress);
    EXPECT_EQ(job.status, DeviceState::completed);
    EXPECT_EQ(job.ended, kNow);
    EXPECT_FALSE(job.pauseRequested);
    EXPECT_FALSE(isActive(job));
}

TEST(ApplyOutcome, E2AJobThatIsBeingDeletedIsGoneWhateverTheLineSays) {
    for (const DeviceState outcome :
         {DeviceState::aborting, DeviceState::busy, DeviceState::badAddress,
          DeviceState::unavailable, DeviceState::fatalError}) {
        Job job = jobIn(JobState::deleting);
        EXPECT_EQ(applyOutcome(job, outcome, OtherLine::free, kNow, {}), AfterTry::cancelled);
        EXPECT_EQ(job.state, JobState::deleting);
    }
    Job sent = jobIn(JobState::deleting);
    EXPECT_EQ(applyOutcome(sent, DeviceState::completed, OtherLine::free, kNow, {}), AfterTry::completed);
    EXPECT_EQ(leavesAt(sent, keeping(std::chrono::hours(1))), kNow);

    Job aborted = jobIn(JobState::inProgress);
    EXPECT_EQ(applyOutcome(aborted, DeviceState::aborting, OtherLine::free, kNow, {}), AfterTry::cancelled);
}

TEST(ApplyInterruption, TheTryCountsAsDisconnected) {
    Job job = jobIn(JobState::inProgress);
    job.status = DeviceState::sending;
    EXPECT_EQ(applyInterruption(job, kNow, {}), AfterTry::willRetry);
    EXPECT_EQ(job.state, JobState::retrying);
    EXPECT_EQ(job.tries, 1u);
    EXPECT_EQ(job.lastOutcome, DeviceState::disconnected);

    job.state = JobState::inProgress;
    job.tries = 3;
    EXPECT_EQ(applyInterruption(job, kNow, {}), AfterTry::failedForGood);
    job.state = JobState::deleting;
    EXPECT_EQ(applyInterruption(job, kNow, {}), AfterTry::cancelled);
}

TEST(PutBack, AJobBetweenTwoLinesWaitsAgainUncounted) {
    for (const std::uint32_t tries : {0u, 1u}) {
        Job job = jobIn(JobState::inProgress);
        job.tries = tries;
        job.status = DeviceState::initializing;
        putBack(job, kNow);
        EXPECT_EQ(job.state, tries == 0 ? JobState::pending : JobState::retrying);
        EXPECT_EQ(job.status, DeviceState::none);
        EXPECT_EQ(job.tries, tries);
        EXPECT_TRUE(isReady(job, kNow));
    }
    Job job = jobIn(JobState::inProgress);
    job.pauseRequested = true;
    putBack(job, kNow);
    EXPECT_EQ(job.state, JobState::paused);
}

TEST(WaitsForWindow, C4OnlyAJobOfTheDiscountPeriodAndOnlyOutside) {
    Job job = jobIn(JobState::pending);
    EXPECT_FALSE(waitsForWindow(job, utc(22, 12), {}));
    job.params.ScheduleAction = 2;
    EXPECT_TRUE(waitsForWindow(job, utc(22, 12), {}));
    EXPECT_FALSE(waitsForWindow(job, utc(22, 20), {}));
    EXPECT_TRUE(waitsForWindow(job, utc(22, 7), {}));
}

TEST(LeavesAt, M4FailedJobsStayForDirtyDays) {
    Settings neverDirty;
    neverDirty.dirtyDays = std::chrono::days(0);
    for (const JobState state : {JobState::failed, JobState::retriesExceeded}) {
        Job job = jobIn(state);
        job.ended = kNow;
        EXPECT_EQ(leavesAt(job, {}), kNow + std::chrono::days(30));
        EXPECT_EQ(leavesAt(job, neverDirty), std::nullopt);
    }
}

TEST(LeavesAt, L10CompletedJobsLeaveAtOnceUnlessKept) {
    const Job job = test::completedJob();
    EXPECT_EQ(leavesAt(job, {}), kNow);
    EXPECT_EQ(leavesAt(job, keeping(std::chrono::seconds(90))), kNow + std::chrono::seconds(90));
}

TEST(LeavesAt, AJobThatHasNotEndedStays) {
    for (const JobState state : {JobState::pending, JobState::retrying, JobState::noLine,
                                 JobState::paused, JobState::inProgress, JobState::deleting}) {
        EXPECT_EQ(leavesAt(jobIn(state), {}), std::nullopt);
    }
}

}  // namespace
}  // namespace winfax::queue
