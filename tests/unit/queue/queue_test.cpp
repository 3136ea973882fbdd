// SPDX-License-Identifier: MIT
#include "queue/queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "job_examples.h"
#include "queue/rules.h"

namespace winfax::queue {
namespace {

using model::JobState;
using model::Time;
using std::chrono::minutes;
using test::jobIn;
using test::kNow;

Job dueAt(Time due, std::uint32_t id, JobState state = JobState::pending) {
    Job job = jobIn(state, id);
    job.due = due;
    return job;
}

TEST(Queue, AnEmptyOneHasNothing) {
    Queue queue;
    EXPECT_EQ(queue.find(1), nullptr);
    EXPECT_FALSE(queue.anythingReady(kNow));
    EXPECT_FALSE(queue.anyDiscountReady(kNow));
    EXPECT_EQ(queue.nextDue(kNow), std::nullopt);
    EXPECT_TRUE(queue.nothingToDo());
    queue.erase(1);
}

TEST(Queue, E9JobsAreOrderedById) {
    Queue queue;
    for (const std::uint32_t id : {5u, 1u, 9u, 3u}) queue.put(jobIn(JobState::pending, id));
    std::vector<std::uint32_t> ids;
    for (const auto& [id, job] : queue.jobs()) ids.push_back(id);
    EXPECT_THAT(ids, testing::ElementsAre(1, 3, 5, 9));
}

TEST(Queue, WhatWaitsStandsInLanesOfItsOwner) {
    Queue queue;
    queue.put(dueAt(kNow, 4));
    queue.put(dueAt(kNow, 2, JobState::noLine));
    queue.put(dueAt(kNow - minutes(1), 7, JobState::retrying));
    Job other = dueAt(kNow, 1);
    other.owner = "other";
    other.params.ScheduleAction = 2;
    queue.put(other);
    const Lane lane{{kNow - minutes(1), 7}, {kNow, 2}, {kNow, 4}};
    EXPECT_THAT(queue.waiting(),
                testing::UnorderedElementsAre(
                    testing::Pair("", Lanes{{LaneKind{}, lane}}),
                    testing::Pair("other", Lanes{{LaneKind{true, {}}, {{kNow, 1}}}})));
    for (const std::uint32_t id : {7u, 2u, 4u, 1u}) queue.erase(id);
    EXPECT_TRUE(queue.waiting().empty());
}

TEST(Queue, M3ARefusedJobStandsInALaneForTheOtherLinesToo) {
    Queue queue;
    queue.put(dueAt(kNow + minutes(10), 3, JobState::noLine), {{1, 4}, kNow});
    EXPECT_EQ(queue.waiting().at("").at({false, {1, 4}}), (Lane{{kNow, 3}}));
    EXPECT_EQ(queue.waiting().at("").at({}), (Lane{{kNow + minutes(10), 3}}));
    EXPECT_TRUE(queue.anythingReady(kNow));
    EXPECT_EQ(queue.refusalOf(3)->lines, (DeviceIds{1, 4}));
    queue.put(dueAt(kNow + minutes(10), 3, JobState::noLine));
    EXPECT_EQ(queue.refusalOf(3), nullptr) << "forgotten";
    EXPECT_FALSE(queue.anythingReady(kNow));
    queue.put(dueAt(kNow, 3, JobState::paused), {{1}, kNow});
    EXPECT_EQ(queue.refusalOf(3), nullptr) << "it does not wait";
    EXPECT_TRUE(queue.waiting().empty());
}

TEST(Queue, NextDueLooksBeyondWhatIsReady) {
    Queue queue;
    queue.put(dueAt(kNow, 0xFFFFFFFE));
    queue.put(dueAt(kNow + minutes(5), 2));
    EXPECT_EQ(queue.nextDue(kNow), kNow + minutes(5));
    EXPECT_EQ(queue.nextDue(kNow - minutes(1)), kNow);
    EXPECT_EQ(queue.nextDue(kNow + minutes(5)), std::nullopt);
}

TEST(Queue, NothingToDoWithPausedFailedAndFinishedJobs) {
    Queue queue;
    queue.put(jobIn(JobState::paused, 1));
    queue.put(jobIn(JobState::failed, 2));
    queue.put(jobIn(JobState::retriesExceeded, 3));
    queue.put(test::completedJob(4));
    EXPECT_TRUE(queue.nothingToDo());
    for (const JobState state : {JobState::pending, JobState::retrying, JobState::noLine,
                                 JobState::inProgress, JobState::deleting}) {
        queue.put(jobIn(state, 5));
        EXPECT_FALSE(queue.nothingToDo());
        queue.put(jobIn(JobState::paused, 5));
        EXPECT_TRUE(queue.nothingToDo());
    }
}

// Against a model without an index, after every change.
TEST(Queue, WhatIsNotMadeIntoPagesIsForNoLineAndStillToDo) {
    Queue queue;
    Job job = jobIn(JobState::pending);
    job.unready = true;
    queue.put(job);
    EXPECT_TRUE(queue.waiting().empty());
    EXPECT_FALSE(queue.anythingReady(job.due));
    EXPECT_FALSE(queue.nothingToDo());
    job.unready = false;
    queue.put(job);
    EXPECT_EQ(queue.waiting().size(), 1u);
    EXPECT_TRUE(queue.anythingReady(job.due));
    queue.erase(job.id);
    EXPECT_TRUE(queue.nothingToDo());
    job.unready = true;
    job.state = JobState::paused;
    queue.put(job);
    EXPECT_TRUE(queue.nothingToDo()) << "nobody waits for it";
}

TEST(Queue, TheIndexesStayRightWhateverChanges) {
    constexpr JobState kStates[] = {
        JobState::pending, JobState::inProgress, JobState::deleting, JobState::failed,
        JobState::paused,  JobState::noLine,     JobState::retrying, JobState::retriesExceeded};
    std::mt19937 random(11);
    Queue queue;
    std::map<std::uint32_t, Refusal> refusals;
    for (int round = 0; round < 20'000; ++round) {
        const std::uint32_t id = 1 + random() % 12;
        refusals.erase(id);
        if (random() % 8 == 0) {
            queue.erase(id);
        } else {
            Job job = dueAt(kNow + minutes(static_cast<int>(random() % 7) - 3), id,
                            kStates[random() % std::size(kStates)]);
            job.owner = std::string(1, static_cast<char>('a' + random() % 3));
            job.params.ScheduleAction = random() % 3;
            if (random() % 5 == 0) job.ended = kNow;
            Refusal refusal;
            if (random() % 3 == 0) refusal = {{1 + static_cast<std::uint32_t>(random() % 2)}, kNow};
            queue.put(job, refusal);
            if (isWaiting(job) && !refusal.lines.empty()) refusals[id] = refusal;
        }
        std::map<std::string, Lanes> waiting;
        std::optional<Time> due;
        bool nothing = true, ready = false, discountReady = false;
        for (const auto& [key, job] : queue.jobs()) {
            nothing = nothing && !isWaiting(job) && !isActive(job);
            if (!isWaiting(job)) continue;
            const bool discount = job.params.ScheduleAction == 2;
            waiting[job.owner][{discount, {}}].emplace(job.due, key);
            if (job.due > kNow) due = std::min(due.value_or(job.due), job.due);
            ready = ready || job.due <= kNow;
            discountReady =
                discountReady || (discount && (job.due <= kNow || refusals.contains(key)));
            if (!refusals.contains(key)) continue;
            ready = true;
            const Refusal& refusal = refusals.at(key);
            waiting[job.owner][{discount, refusal.lines}].emplace(refusal.since, key);
        }
        ASSERT_EQ(queue.waiting(), waiting);
        ASSERT_EQ(queue.nextDue(kNow), due);
        ASSERT_EQ(queue.nothingToDo(), nothing);
        ASSERT_EQ(queue.anythingReady(kNow), ready);
        ASSERT_EQ(queue.anyDiscountReady(kNow), discountReady);
    }
}

}  // namespace
}  // namespace winfax::queue
