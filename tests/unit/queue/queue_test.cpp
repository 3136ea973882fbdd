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
    EXPECT_EQ(queue.nextReady(kNow), nullptr);
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

TEST(Queue, TheEarliestDueIsNextAndThenTheSmallestId) {
    Queue queue;
    queue.put(dueAt(kNow, 4));
    queue.put(dueAt(kNow, 2, JobState::noLine));
    queue.put(dueAt(kNow - minutes(1), 7, JobState::retrying));
    queue.put(dueAt(kNow + minutes(1), 1));
    EXPECT_EQ(queue.nextReady(kNow)->id, 7u);
    queue.erase(7);
    EXPECT_EQ(queue.nextReady(kNow)->id, 2u);
    queue.erase(2);
    EXPECT_EQ(queue.nextReady(kNow)->id, 4u);
    queue.erase(4);
    EXPECT_EQ(queue.nextReady(kNow), nullptr);
    EXPECT_EQ(queue.nextDue(kNow), kNow + minutes(1));
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
TEST(Queue, TheIndexStaysRightWhateverChanges) {
    constexpr JobState kStates[] = {
        JobState::pending, JobState::inProgress, JobState::deleting, JobState::failed,
        JobState::paused,  JobState::noLine,     JobState::retrying, JobState::retriesExceeded};
    std::mt19937 random(11);
    Queue queue;
    for (int round = 0; round < 20'000; ++round) {
        const std::uint32_t id = 1 + random() % 12;
        if (random() % 8 == 0) {
            queue.erase(id);
        } else {
            Job job = dueAt(kNow + minutes(static_cast<int>(random() % 7) - 3), id,
                            kStates[random() % std::size(kStates)]);
            if (random() % 5 == 0) job.ended = kNow;
            queue.put(job);
        }
        const Job* ready = nullptr;
        std::optional<Time> due;
        bool nothing = true;
        for (const auto& [key, job] : queue.jobs()) {
            if (isReady(job, kNow) && (ready == nullptr || job.due < ready->due)) ready = &job;
            if (isWaiting(job) && job.due > kNow) due = std::min(due.value_or(job.due), job.due);
            nothing = nothing && !isWaiting(job) && !isActive(job);
        }
        ASSERT_EQ(queue.nextReady(kNow), ready);
        ASSERT_EQ(queue.nextDue(kNow), due);
        ASSERT_EQ(queue.nothingToDo(), nothing);
    }
}

}  // namespace
}  // namespace winfax::queue
