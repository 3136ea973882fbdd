// SPDX-License-Identifier: MIT
#include "queue/job.h"

#include <gtest/gtest.h>

#include "job_examples.h"

namespace winfax::queue {
namespace {

using model::DeviceState;
using model::JobState;
using test::jobIn;

TEST(EntryOf, ShowsTheJobAndItsParameters) {
    Job job = jobIn(JobState::retrying, 12);
    job.userName = u"DOMAIN\\user";
    job.params.DocumentName = u"";
    job.params.Tsid = u"555";
    job.params.ScheduleAction = 1;
    job.params.ScheduleTime = {2026, 11, 0, 22, 1, 2, 3, 4};
    job.pages = 3;
    job.size = 4711;
    const model::JobEntry entry = entryOf(job);
    EXPECT_EQ(entry.JobId, 12u);
    EXPECT_EQ(entry.UserName, u"DOMAIN\\user");
    EXPECT_EQ(entry.JobType, 1u);  // JT_SEND
    EXPECT_EQ(entry.QueueStatus, 0x20u);
    EXPECT_EQ(entry.Size, 4711u);
    EXPECT_EQ(entry.PageCount, 3u);
    EXPECT_EQ(entry.RecipientNumber, u"5550100");
    EXPECT_EQ(entry.RecipientName, std::nullopt);  // B6
    EXPECT_EQ(entry.DocumentName, u"");
    EXPECT_EQ(entry.Tsid, u"555");
    EXPECT_EQ(entry.ScheduleAction, 1u);
    EXPECT_EQ(entry.ScheduleTime, job.params.ScheduleTime);
}

TEST(EntryOf, ADocumentThatBecomesPagesIsProgress) {
    Job job = jobIn(JobState::pending);
    job.unready = true;
    EXPECT_EQ(entryOf(job).QueueStatus, 0u);  // JS_PENDING
    EXPECT_EQ(entryOf(job).Status, static_cast<std::uint32_t>(DeviceState::initializing));
    job.state = JobState::failed;
    job.ended = test::kNow;
    EXPECT_EQ(entryOf(job).Status, 0u);
}

TEST(EntryOf, SizeEndsAtFourGigabytes) {
    Job job = jobIn(JobState::pending);
    job.size = 0xFFFFFFFF;
    EXPECT_EQ(entryOf(job).Size, 0xFFFFFFFF);
    job.size = 0x1'0000'0000;
    EXPECT_EQ(entryOf(job).Size, 0xFFFFFFFF);
}

TEST(EntryOf, StatusIsShownOnlyWhileActive) {
    for (const JobState state :
         {JobState::pending, JobState::inProgress, JobState::deleting, JobState::failed,
          JobState::paused, JobState::noLine, JobState::retrying, JobState::retriesExceeded}) {
        Job job = jobIn(state);
        job.status = DeviceState::sending;
        const bool shown = state == JobState::inProgress || state == JobState::deleting;
        EXPECT_EQ(entryOf(job).Status, shown ? 0x20000002u : 0u);
    }
}

}  // namespace
}  // namespace winfax::queue
