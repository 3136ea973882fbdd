// SPDX-License-Identifier: MIT
#include "tool/job_control.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace winfax::tool {
namespace {

using model::DeviceState;
using model::JobEntry;
using model::JobState;
using testing::HasSubstr;
using enum JobVerb;

JobEntry job(JobState state, DeviceState status = DeviceState::none) {
    JobEntry entry;
    entry.JobId = 7;
    entry.JobType = static_cast<std::uint32_t>(model::JobType::send);
    entry.QueueStatus = static_cast<std::uint32_t>(state);
    entry.Status = static_cast<std::uint32_t>(status);
    return entry;
}

JobEntry received() {
    JobEntry entry = job(JobState::inProgress, DeviceState::receiving);
    entry.JobType = static_cast<std::uint32_t>(model::JobType::receive);
    return entry;
}

TEST(JobControl, AllMeansTheJobsThatTheCommandDoesSomethingTo) {
    EXPECT_TRUE(isMeant(cancel, job(JobState::failed)));
    EXPECT_TRUE(isMeant(pause, job(JobState::retrying)));
    EXPECT_TRUE(isMeant(pause, job(JobState::inProgress, DeviceState::sending)));
    EXPECT_FALSE(isMeant(pause, job(JobState::noLine)));  // E4
    EXPECT_FALSE(isMeant(pause, job(JobState::paused)));
    EXPECT_TRUE(isMeant(resume, job(JobState::paused)));
    EXPECT_FALSE(isMeant(resume, job(JobState::retriesExceeded)));
    EXPECT_TRUE(isMeant(restart, job(JobState::retriesExceeded)));
    EXPECT_FALSE(isMeant(restart, job(JobState::paused)));
    EXPECT_FALSE(isMeant(cancel, received())) << "only by its id";
}

TEST(JobControl, AJobThatWasSentAndIsStillShownIsOnNoLine) {
    const JobEntry sent = job(JobState::inProgress, DeviceState::completed);
    EXPECT_FALSE(isMeant(pause, sent));
    EXPECT_STREQ(changeOf(cancel, sent, std::nullopt).outcome, "cancelled");
}

TEST(JobControl, ResumeAndRestartAreToldApart) {  // E3: one command of the API
    EXPECT_EQ(commandOf(resume), commandOf(restart));
    EXPECT_THAT(refusalOf(resume, job(JobState::failed)).value_or(""),
                HasSubstr("use faxctl restart"));
    EXPECT_THAT(refusalOf(restart, job(JobState::paused)).value_or(""),
                HasSubstr("use faxctl resume"));
    EXPECT_FALSE(refusalOf(resume, job(JobState::paused)));
    EXPECT_FALSE(refusalOf(restart, job(JobState::retriesExceeded)));
    EXPECT_FALSE(refusalOf(pause, job(JobState::noLine))) << "the service judges";
}

TEST(JobControl, OutcomesSayWhatHappened) {
    const JobEntry waiting = job(JobState::pending);
    const JobEntry calling = job(JobState::inProgress, DeviceState::dialing);
    EXPECT_STREQ(changeOf(cancel, waiting, std::nullopt).outcome, "cancelled");
    EXPECT_STREQ(changeOf(cancel, calling, std::nullopt).outcome, "aborting");
    EXPECT_STREQ(changeOf(pause, waiting, job(JobState::paused)).outcome, "paused");
    EXPECT_STREQ(changeOf(pause, calling, calling).outcome, "pauseLater");
    EXPECT_STREQ(changeOf(pause, calling, std::nullopt).outcome, "gone");
    EXPECT_EQ(changeOf(resume, job(JobState::paused), waiting).text, "resumed, pending");
    EXPECT_STREQ(changeOf(resume, waiting, waiting).outcome, "unchanged");
    EXPECT_STREQ(changeOf(restart, job(JobState::failed), waiting).outcome, "restarted");
}

}  // namespace
}  // namespace winfax::tool
