// SPDX-License-Identifier: MIT
#include "client/job_watch.h"

#include <gtest/gtest.h>

#include "model/constants.h"

namespace winfax::client {
namespace {

using model::EventId;
using model::JobState;
using Step = JobWatch::Step;
using Verdict = JobWatch::Verdict;

constexpr std::uint32_t kJob = 7;

model::Event event(EventId id, std::uint32_t jobId = kJob, std::uint32_t deviceId = 1) {
    model::Event result;
    result.EventId = static_cast<std::uint32_t>(id);
    result.JobId = jobId;
    result.DeviceId = deviceId;
    return result;
}

model::JobEntry entry(JobState state) {
    model::JobEntry result;
    result.QueueStatus = static_cast<std::uint32_t>(state);
    return result;
}

TEST(JobWatch, SentJobLeavesTheQueue) {  // G9
    JobWatch watch(kJob);
    EXPECT_EQ(watch.on(event(EventId::jobQueued, kJob, model::kNoDevice)), Step::progress);
    EXPECT_EQ(watch.on(event(EventId::dialing)), Step::progress);
    EXPECT_EQ(watch.on(event(EventId::sending)), Step::progress);
    EXPECT_EQ(watch.on(event(EventId::completed)), Step::progress);
    EXPECT_EQ(watch.on(event(EventId::deleted, kJob, model::kNoDevice)), Step::sent);
}

TEST(JobWatch, SentJobThatStaysVisibleEndsWithItsLine) {  // keep_finished
    JobWatch watch(kJob);
    watch.on(event(EventId::dialing));
    watch.on(event(EventId::completed));
    EXPECT_EQ(watch.on(event(EventId::idle, model::kNoJob, 2)), Step::unrelated);
    EXPECT_EQ(watch.on(event(EventId::idle, model::kNoJob, 1)), Step::sent);
}

TEST(JobWatch, FailedTryIsDecidedByTheEntry) {  // M1
    JobWatch watch(kJob);
    watch.on(event(EventId::dialing));
    EXPECT_EQ(watch.on(event(EventId::busy)), Step::askEntry);
    EXPECT_EQ(watch.lastFailure(), static_cast<std::uint32_t>(EventId::busy));
    EXPECT_EQ(watch.on(event(EventId::idle)), Step::askQuietly);
    EXPECT_EQ(watch.on(event(EventId::idle, model::kNoJob)), Step::askQuietly);
}

TEST(JobWatch, EndsWhenTriesAreOver) {
    EXPECT_EQ(JobWatch::judge(entry(JobState::failed)), Verdict::failed);
    EXPECT_EQ(JobWatch::judge(entry(JobState::retriesExceeded)), Verdict::failed);
    EXPECT_EQ(JobWatch::judge(std::nullopt), Verdict::gone);
    for (const auto state : {JobState::pending, JobState::inProgress, JobState::paused,
                             JobState::noLine, JobState::retrying, JobState::deleting}) {
        EXPECT_EQ(JobWatch::judge(entry(state)), Verdict::goesOn);
    }
}

TEST(JobWatch, DeletedWithoutHavingBeenSent) {  // M5
    JobWatch watch(kJob);
    EXPECT_EQ(watch.on(event(EventId::aborting)), Step::progress);
    EXPECT_EQ(watch.on(event(EventId::deleted)), Step::deleted);
}

TEST(JobWatch, OtherJobsAreNoneOfItsBusiness) {
    JobWatch watch(kJob);
    EXPECT_EQ(watch.on(event(EventId::dialing, 8)), Step::unrelated);
    EXPECT_EQ(watch.on(event(EventId::completed, 8)), Step::unrelated);
    EXPECT_EQ(watch.on(event(EventId::deleted, 8)), Step::unrelated);
    EXPECT_EQ(watch.on(event(EventId::idle, 8)), Step::unrelated);
}

TEST(JobWatch, NoticesTheServicesEnd) {
    JobWatch watch(kJob);
    EXPECT_EQ(watch.on(event(EventId::serviceEnded, model::kNoJob, 0)), Step::serviceEnded);
}

}  // namespace
}  // namespace winfax::client
