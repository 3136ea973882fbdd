// SPDX-License-Identifier: MIT
#include "queue/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store_rig.h"

namespace winfax::queue {
namespace {

using model::ErrorCode;
using model::JobState;
using test::jobIn;
using test::kNow;
using test::StoreRig;
using testing::HasSubstr;

Attempt attemptOf(std::uint32_t jobId, std::uint32_t number) {
    Attempt attempt;
    attempt.jobId = jobId;
    attempt.number = number;
    attempt.deviceId = 1;
    attempt.started = kNow;
    return attempt;
}

class StoreTest : public testing::Test, protected StoreRig {
  protected:
    void SetUp() override { open(); }

    std::vector<std::uint32_t> ids() const {
        std::vector<std::uint32_t> ids;
        for (const Job& job : contents.jobs) ids.push_back(job.id);
        return ids;
    }
};

TEST_F(StoreTest, ANewOneIsEmpty) {
    EXPECT_TRUE(contents.jobs.empty());
    EXPECT_TRUE(contents.openAttempts.empty());
    EXPECT_EQ(contents.warning, "");
    EXPECT_EQ(contents.latest, model::Time{});
    EXPECT_TRUE(store->idle());
    EXPECT_EQ(store->commits(), 0u);
}

TEST_F(StoreTest, WhatWasAcknowledgedIsThereAfterReopening) {
    ASSERT_EQ(*submit(jobIn(JobState::pending), "document one"), 1u);
    ASSERT_EQ(*submit(jobIn(JobState::paused), ""), 2u);
    open();
    ASSERT_THAT(ids(), testing::ElementsAre(1, 2));
    EXPECT_EQ(contents.jobs[0], jobIn(JobState::pending, 1));
    EXPECT_EQ(contents.jobs[1].state, JobState::paused);
    EXPECT_EQ(*document(1), "document one");
    EXPECT_EQ(*document(2), "");
    EXPECT_EQ(contents.latest, kNow);
}

TEST_F(StoreTest, E6IdsAreNeverReusedAfterDeletesAndRestarts) {
    EXPECT_EQ(*submit(jobIn(JobState::pending)), 1u);
    EXPECT_EQ(*submit(jobIn(JobState::pending)), 2u);
    ASSERT_TRUE(remove(2));
    EXPECT_EQ(*submit(jobIn(JobState::pending)), 3u);
    ASSERT_TRUE(remove(3));
    ASSERT_TRUE(remove(1));
    open();
    EXPECT_TRUE(contents.jobs.empty());
    EXPECT_EQ(*submit(jobIn(JobState::pending)), 4u);
}

TEST_F(StoreTest, UpdatesReplaceTheRecord) {
    Job job = jobIn(JobState::pending, *submit(jobIn(JobState::pending)));
    job.state = JobState::failed;
    job.ended = kNow + std::chrono::hours(3);
    ASSERT_TRUE(update(job));
    open();
    ASSERT_EQ(contents.jobs.size(), 1u);
    EXPECT_EQ(contents.jobs[0], job);
    EXPECT_EQ(contents.latest, kNow + std::chrono::hours(3));
    EXPECT_EQ(*document(1), "II*");
}

TEST_F(StoreTest, RequestsForAJobThatIsNotThereFail) {
    EXPECT_EQ(update(jobIn(JobState::pending, 9)).error().code, ErrorCode::internalError);
    EXPECT_THAT(remove(9).error().detail, HasSubstr("no job 9"));
    EXPECT_FALSE(record(attemptOf(9, 1), jobIn(JobState::inProgress, 9)));
    EXPECT_THAT(document(9).error().detail, HasSubstr("document 9"));
    EXPECT_EQ(store->commits(), 0u);
}

TEST_F(StoreTest, AttemptsWithoutAnEndAreFoundAgain) {
    Job job = jobIn(JobState::inProgress, *submit(jobIn(JobState::pending)));
    Attempt first = attemptOf(1, 1);
    ASSERT_TRUE(record(first, job));
    first.ended = kNow + std::chrono::minutes(1);
    first.outcome = model::DeviceState::busy;
    ASSERT_TRUE(record(first, job));
    const Attempt second = attemptOf(1, 2);
    ASSERT_TRUE(record(second, job));
    open();
    EXPECT_THAT(contents.openAttempts, testing::ElementsAre(second));
    EXPECT_EQ(contents.jobs[0].state, JobState::inProgress);
    EXPECT_EQ(contents.latest, kNow + std::chrono::minutes(1));
}

TEST_F(StoreTest, JobDocumentAndAttemptsLeaveTogetherAndTimeStays) {
    const Job job = jobIn(JobState::inProgress, *submit(jobIn(JobState::pending)));
    Attempt attempt = attemptOf(1, 1);
    ASSERT_TRUE(record(attempt, job));
    attempt.ended = kNow + std::chrono::hours(1);
    bool removed = false;
    store->recordAndRemove(attempt, [&](const auto& done) { removed = done.has_value(); });
    finish();
    EXPECT_TRUE(removed);
    EXPECT_FALSE(document(1));
    open();
    EXPECT_TRUE(contents.jobs.empty());
    EXPECT_TRUE(contents.openAttempts.empty());
    EXPECT_EQ(contents.latest, kNow + std::chrono::hours(1));
}

TEST_F(StoreTest, WhatWaitsIsCommittedTogether) {
    std::vector<std::uint32_t> given;
    const std::size_t tasksBefore = tasksRun();
    together([&] {
        for (int i = 0; i < 500; ++i) {
            store->submit(jobIn(JobState::pending), bytes("x"),
                          [&](auto id) { given.push_back(*id); });
        }
        EXPECT_FALSE(store->idle());
    });
    EXPECT_EQ(store->commits(), 1u);
    EXPECT_EQ(tasksRun() - tasksBefore, 2u) << "one for the held read, one for all the others";
    ASSERT_EQ(given.size(), 500u);
    EXPECT_TRUE(std::ranges::is_sorted(given)) << "answers come in the order of requests";
    open();
    EXPECT_EQ(ids(), given);
}

TEST_F(StoreTest, ARequestSeesThoseBeforeIt) {
    std::vector<std::string> log;
    together([&] {
        store->submit(jobIn(JobState::pending), bytes("abc"), [&](auto) { log.push_back("kept"); });
        store->readDocument(
            1, [&](auto read) { log.push_back("read " + std::to_string(read.value().size())); });
        store->remove(1, [&](auto) { log.push_back("removed"); });
        store->readDocument(1, [&](auto read) { log.push_back(read ? "there" : "gone"); });
    });
    EXPECT_THAT(log, testing::ElementsAre("kept", "read 3", "removed", "gone"));
}

TEST_F(StoreTest, TriesOfAJobAreReadInTheirOrderUntilItLeaves) {
    const auto other = submit(jobIn(JobState::pending));
    Job job = jobIn(JobState::pending);
    job.id = submit(job).value();
    std::vector<Attempt> tries;
    for (const std::uint32_t number : {1u, 2u, 10u}) {
        Attempt attempt = attemptOf(job.id, number);
        attempt.pages = number;
        if (number != 10) attempt.ended = kNow + std::chrono::seconds(number);
        tries.push_back(attempt);
    }
    for (const std::size_t i : {1u, 0u, 2u}) ASSERT_TRUE(record(tries[i], job));
    const auto read = [&](std::uint32_t id) {
        std::vector<Attempt> found;
        store->readAttempts(id, [&](auto attempts) { found = attempts.value(); });
        finish();
        return found;
    };
    EXPECT_EQ(read(job.id), tries);
    EXPECT_TRUE(read(*other).empty());
    ASSERT_TRUE(remove(job.id));
    EXPECT_TRUE(read(job.id).empty());
}

TEST_F(StoreTest, AFailureAmongOthersHarmsNobody) {
    std::vector<bool> kept;
    together([&] {
        store->submit(jobIn(JobState::pending), bytes("1"), [&](auto id) { kept.push_back(!!id); });
        store->update(jobIn(JobState::pending, 77), [&](auto done) { kept.push_back(!!done); });
        store->submit(jobIn(JobState::pending), bytes("2"), [&](auto id) { kept.push_back(!!id); });
    });
    EXPECT_THAT(kept, testing::ElementsAre(true, false, true));
    EXPECT_EQ(store->commits(), 1u);
    open();
    EXPECT_THAT(ids(), testing::ElementsAre(1, 2));
}

TEST_F(StoreTest, DoneMayMakeTheNextRequest) {
    bool updated = false;
    store->submit(jobIn(JobState::pending), queue::Bytes{}, [&](auto id) {
        store->update(jobIn(JobState::paused, *id), [&](auto) { updated = true; });
    });
    finish();
    EXPECT_TRUE(updated);
}

TEST_F(StoreTest, TheDestructorFinishesWhatWasRequestedWithoutAnswering) {
    bool answered = false;
    for (int i = 0; i < 50; ++i) {
        store->submit(jobIn(JobState::pending), queue::Bytes{}, [&](auto) { answered = true; });
    }
    open();
    EXPECT_EQ(contents.jobs.size(), 50u);
    ASSERT_TRUE(
        submit(jobIn(JobState::pending)));  // the late answers of the former store run first
    EXPECT_FALSE(answered);
}

TEST_F(StoreTest, ASecondOpenerIsTurnedAway) {
    Store::Contents other;
    const auto second = Store::open(
        directory.path(), [](auto) {}, other);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::alreadyExists);
    EXPECT_THAT(second.error().detail, HasSubstr("another process"));
    EXPECT_TRUE(submit(jobIn(JobState::pending))) << "the first one is unharmed";
}

TEST_F(StoreTest, ADirectoryThatIsMissingIsNamed) {
    Store::Contents other;
    const auto missing = Store::open(
        directory.path() / "missing", [](auto) {}, other);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::fileNotFound);
    EXPECT_THAT(missing.error().detail, HasSubstr("missing"));
}

}  // namespace
}  // namespace winfax::queue
