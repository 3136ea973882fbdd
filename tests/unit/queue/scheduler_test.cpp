// SPDX-License-Identifier: MIT
#include "queue/scheduler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "job_examples.h"

namespace winfax::queue {
namespace {

using model::JobState;
using model::Time;
using std::chrono::minutes;
using test::jobIn;
using test::kNow;
using test::utc;
using testing::ElementsAre;
using testing::IsEmpty;

Job waiting(std::uint32_t id, std::string owner, Time due = kNow) {
    Job job = jobIn(JobState::pending, id);
    job.owner = std::move(owner);
    job.due = due;
    return job;
}

Job discounted(std::uint32_t id, Time due = kNow) {
    Job job = waiting(id, "a", due);
    job.params.ScheduleAction = 2;
    return job;
}

class Scheduler : public testing::Test {
  protected:
    std::vector<Assignment> plan() const { return assign(queue_, at_, turns_); }

    // One free line, again and again: who is served, in which order.
    std::vector<std::uint32_t> order(std::size_t count) {
        std::vector<std::uint32_t> ids;
        while (ids.size() < count) {
            const auto next = plan();
            if (next.empty()) break;
            ids.push_back(next[0].jobId);
            turns_.give(queue_.find(next[0].jobId)->owner);
            queue_.erase(next[0].jobId);
        }
        return ids;
    }

    Queue queue_;
    Turns turns_;
    Situation at_{.now = kNow, .settings = {}, .paused = false, .lines = {{.deviceId = 1}}};
};

TEST_F(Scheduler, NothingIsAssignedWithoutAJobOrALine) {
    EXPECT_THAT(plan(), IsEmpty());
    queue_.put(waiting(1, "a"));
    EXPECT_THAT(plan(), ElementsAre(Assignment{1, 1}));
    at_.lines[0].free = false;
    EXPECT_THAT(plan(), IsEmpty());
    at_.lines[0] = {.deviceId = 1, .free = true, .sends = false};
    EXPECT_THAT(plan(), IsEmpty());
    at_.lines.clear();
    EXPECT_THAT(plan(), IsEmpty());
}

TEST_F(Scheduler, OfAUserTheEarliestDueIsNextAndThenTheSmallestId) {
    queue_.put(waiting(4, "a"));
    queue_.put(waiting(2, "a"));
    queue_.put(waiting(7, "a", kNow - minutes(1)));
    queue_.put(waiting(1, "a", kNow + minutes(1)));
    EXPECT_THAT(order(9), ElementsAre(7, 2, 4));
    at_.now += minutes(1);
    EXPECT_THAT(order(9), ElementsAre(1));
}

TEST_F(Scheduler, UsersTakeTurns) {
    for (std::uint32_t id = 1; id <= 4; ++id) queue_.put(waiting(id, "a"));
    for (std::uint32_t id = 5; id <= 6; ++id) queue_.put(waiting(id, "b"));
    queue_.put(waiting(7, "c"));
    EXPECT_THAT(order(9), ElementsAre(1, 5, 7, 2, 6, 3, 4));
}

TEST_F(Scheduler, OneJobIsNotHeldUpByTenThousandOfSomebodyElse) {
    for (std::uint32_t id = 1; id <= 10'000; ++id) queue_.put(waiting(id, "a", kNow - minutes(60)));
    EXPECT_THAT(order(2), ElementsAre(1, 2));
    queue_.put(waiting(10'001, "b"));
    EXPECT_THAT(order(2), ElementsAre(10'001, 3));
}

// Whoever submits one job at a time is not new each time.
TEST_F(Scheduler, ATurnIsRememberedWhenNothingOfTheUserIsLeft) {
    queue_.put(waiting(1, "a"));
    queue_.put(waiting(2, "b"));
    EXPECT_THAT(order(1), ElementsAre(1));
    queue_.put(waiting(3, "a", kNow - minutes(60)));
    EXPECT_THAT(order(9), ElementsAre(2, 3));
}

TEST_F(Scheduler, ARetryIsNotHeldUpByWhatWasSubmittedMeanwhile) {
    Job retry = waiting(1, "a", kNow);
    retry.state = JobState::retrying;
    queue_.put(retry);
    for (std::uint32_t id = 2; id < 9; ++id) queue_.put(waiting(id, "a", kNow + minutes(1)));
    at_.now += minutes(1);
    EXPECT_THAT(order(2), ElementsAre(1, 2));
}

TEST_F(Scheduler, LinesAreUsedInTheOrderOfPriorityAndEachOnce) {
    for (std::uint32_t id = 1; id <= 5; ++id) queue_.put(waiting(id, id < 4 ? "a" : "b"));
    at_.lines = {{.deviceId = 3},
                 {.deviceId = 9, .free = true, .sends = false},
                 {.deviceId = 1},
                 {.deviceId = 7, .free = false},
                 {.deviceId = 2}};
    EXPECT_THAT(plan(), ElementsAre(Assignment{1, 3}, Assignment{4, 1}, Assignment{2, 2}));
    queue_.erase(4);
    queue_.erase(5);
    queue_.erase(2);
    EXPECT_THAT(plan(), ElementsAre(Assignment{1, 3}, Assignment{3, 1})) << "one user alone";
}

TEST_F(Scheduler, PauseServerQueue) {
    queue_.put(waiting(1, "a"));
    at_.paused = true;
    EXPECT_THAT(plan(), IsEmpty());
}

TEST_F(Scheduler, C4_AJobOfTheDiscountPeriodGoesInTheWindowOnly) {
    queue_.put(discounted(1));
    queue_.put(waiting(2, "a", kNow + minutes(5)));
    EXPECT_THAT(plan(), IsEmpty());
    EXPECT_EQ(nextLook(queue_, kNow, {}), kNow + minutes(5));
    queue_.erase(2);
    EXPECT_EQ(nextLook(queue_, kNow, {}), utc(22, 20));
    at_.now = utc(22, 20);
    EXPECT_THAT(plan(), ElementsAre(Assignment{1, 1}));
    EXPECT_EQ(nextLook(queue_, at_.now, {}), std::nullopt) << "it waits for a line";
    at_.now = utc(23, 7);
    EXPECT_THAT(plan(), IsEmpty()) << "closed again";
    EXPECT_EQ(nextLook(queue_, at_.now, {}), utc(23, 20));
    at_.settings.discountStop = at_.settings.discountStart;
    EXPECT_THAT(plan(), ElementsAre(Assignment{1, 1})) << "always open";
}

TEST_F(Scheduler, C4_M3_ARefusedJobGoesToAnotherLineWhenTheWindowOpens) {
    queue_.put(discounted(1, kNow + minutes(10)), {{2}, kNow});
    at_.settings.discountStart = {12, 5};
    EXPECT_THAT(plan(), IsEmpty());
    EXPECT_EQ(nextLook(queue_, kNow, at_.settings), kNow + minutes(5));
    at_.now += minutes(5);
    EXPECT_THAT(plan(), ElementsAre(Assignment{1, 1, true}));
}

TEST_F(Scheduler, C4_OneThatWaitsForTheWindowDoesNotHoldUpTheOthers) {
    queue_.put(discounted(1, kNow - minutes(60)));
    queue_.put(waiting(2, "a"));
    EXPECT_THAT(plan(), ElementsAre(Assignment{2, 1}));
}

TEST_F(Scheduler, M3_ARefusedJobGoesToAnotherLineBeforeItIsDue) {
    Job refused = waiting(5, "a", kNow + minutes(10));
    refused.state = JobState::noLine;
    queue_.put(refused, {{1}, kNow - minutes(1)});
    EXPECT_THAT(plan(), IsEmpty()) << "not to the line that refused it";
    queue_.put(waiting(2, "a", kNow));
    EXPECT_THAT(plan(), ElementsAre(Assignment{2, 1}));
    at_.lines.push_back({.deviceId = 2});
    EXPECT_THAT(plan(), ElementsAre(Assignment{2, 1}, Assignment{5, 2, true}));
    at_.lines[0].free = false;
    EXPECT_THAT(plan(), ElementsAre(Assignment{5, 2, true})) << "it keeps its place";
    at_.now += minutes(10);
    at_.lines = {{.deviceId = 1}};
    queue_.erase(2);
    EXPECT_THAT(plan(), ElementsAre(Assignment{5, 1, false})) << "a new try";
}

TEST_F(Scheduler, M3_WhatIsLeftForATry) {
    const Job job = waiting(1, "a");
    at_.lines = {{.deviceId = 1}, {.deviceId = 2}, {.deviceId = 3, .free = true, .sends = false}};
    EXPECT_EQ(otherLine(job, at_, {1}), OtherLine::free);
    EXPECT_EQ(freeLine(at_, {1}), 2u);
    EXPECT_EQ(otherLine(job, at_, {1, 2}), OtherLine::none);
    EXPECT_EQ(freeLine(at_, {1, 2}), std::nullopt);
    at_.lines[1].free = false;
    EXPECT_EQ(otherLine(job, at_, {1}), OtherLine::busy);
    at_.lines[1].sends = false;
    EXPECT_EQ(otherLine(job, at_, {1}), OtherLine::none);
    at_.lines[1] = {.deviceId = 2};
    EXPECT_EQ(otherLine(discounted(1), at_, {1}), OtherLine::busy) << "not before the window";
    at_.paused = true;
    EXPECT_EQ(otherLine(job, at_, {1}), OtherLine::busy) << "not before the queue goes on";
    EXPECT_EQ(otherLine(job, at_, {1, 2}), OtherLine::none);
}

TEST_F(Scheduler, NextLookIsTheNextDueTime) {
    EXPECT_EQ(nextLook(queue_, kNow, {}), std::nullopt);
    queue_.put(waiting(1, "a"));
    EXPECT_EQ(nextLook(queue_, kNow, {}), std::nullopt) << "it waits for a line, not for a time";
    queue_.put(waiting(2, "a", kNow + minutes(3)));
    EXPECT_EQ(nextLook(queue_, kNow, {}), kNow + minutes(3));
}

// A hundred thousand jobs, all of them assigned: a scan of what waits would take minutes.
TEST_F(Scheduler, ManyJobsOfOneAndOfManyUsers) {
    for (const std::uint32_t users : {1u, 300u}) {
        constexpr std::uint32_t kJobs = 100'000;
        for (std::uint32_t id = 1; id <= kJobs; ++id) {
            queue_.put(waiting(id, "user " + std::to_string(id % users)));
        }
        at_.lines[0].free = false;
        for (std::uint32_t id = 1; id <= kJobs; ++id) EXPECT_THAT(plan(), IsEmpty());
        at_.lines[0].free = true;
        const std::uint32_t served = users == 1 ? kJobs : 2'000;
        EXPECT_EQ(order(served).size(), served);
        queue_ = {};
    }
}

// A line that is broken while the other is busy refuses every job once.
TEST_F(Scheduler, ManyRefusedJobs) {
    for (std::uint32_t id = 1; id <= 50'000; ++id) {
        queue_.put(waiting(id, "a", kNow + minutes(10)), {{1}, kNow});
        EXPECT_THAT(plan(), IsEmpty());
    }
    at_.lines = {{.deviceId = 2}};
    EXPECT_EQ(order(50'000).size(), 50'000u);
}

}  // namespace
}  // namespace winfax::queue
