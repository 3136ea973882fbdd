// SPDX-License-Identifier: MIT
// E2, E3, E4 as a table of every state and every command.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "job_examples.h"
#include "queue/rules.h"

namespace winfax::queue {
namespace {

using model::JobCommand;
using model::JobState;
using test::jobIn;
using test::kNow;

constexpr auto kRefused = std::nullopt;

struct Row {
    JobState state;
    std::optional<Effect> cancel, pause, resume;
};

const Row kTable[] = {
    {JobState::pending, Effect::remove, Effect::changed, Effect::none},
    {JobState::retrying, Effect::remove, Effect::changed, Effect::none},
    {JobState::noLine, Effect::remove, kRefused, Effect::none},
    {JobState::paused, Effect::remove, kRefused, Effect::changed},
    {JobState::failed, Effect::remove, kRefused, Effect::changed},
    {JobState::retriesExceeded, Effect::remove, kRefused, Effect::changed},
    {JobState::inProgress, Effect::abort, Effect::changed, Effect::none},
    {JobState::deleting, kRefused, kRefused, kRefused},
};

void expectEffect(Job job, JobCommand command, std::optional<Effect> expected) {
    const Job before = job;
    const auto effect = applyCommand(job, command, kNow);
    const auto label = testing::Message() << "state " << static_cast<std::uint32_t>(before.state)
                                          << ", command " << static_cast<std::uint32_t>(command);
    ASSERT_EQ(effect.has_value(), expected.has_value()) << label;
    if (!effect) {
        EXPECT_EQ(effect.error().code, model::ErrorCode::invalidParameter) << label;
        EXPECT_THAT(effect.error().detail, testing::HasSubstr("job 1")) << label;
    } else {
        EXPECT_EQ(*effect, *expected) << label;
    }
    const bool unchanged = !effect || *effect == Effect::none || *effect == Effect::remove;
    EXPECT_EQ(job == before, unchanged) << label;
}

TEST(ApplyCommand, E2E3E4EveryStateAndCommand) {
    for (const Row& row : kTable) {
        expectEffect(jobIn(row.state), JobCommand::cancel, row.cancel);
        expectEffect(jobIn(row.state), JobCommand::pause, row.pause);
        expectEffect(jobIn(row.state), JobCommand::resume, row.resume);
        expectEffect(jobIn(row.state), JobCommand::unknown, kRefused);
        expectEffect(jobIn(row.state), static_cast<JobCommand>(4), kRefused);
    }
}

TEST(ApplyCommand, L10ACompletedJobThatIsKeptCanOnlyBeRemoved) {
    expectEffect(test::completedJob(), JobCommand::cancel, Effect::remove);
    expectEffect(test::completedJob(), JobCommand::pause, kRefused);
    expectEffect(test::completedJob(), JobCommand::resume, kRefused);
}

TEST(ApplyCommand, E2AnActiveJobIsAborted) {
    Job job = jobIn(JobState::inProgress);
    job.pauseRequested = true;
    EXPECT_EQ(*applyCommand(job, JobCommand::cancel, kNow), Effect::abort);
    EXPECT_EQ(job.state, JobState::deleting);
    EXPECT_FALSE(job.pauseRequested);
    EXPECT_TRUE(isActive(job));
}

TEST(ApplyCommand, E3ResumeRestartsAJobThatHasFailed) {
    for (const JobState state : {JobState::retriesExceeded, JobState::failed}) {
        Job job = jobIn(state);
        job.tries = 4;
        job.ended = kNow;
        job.due = kNow - std::chrono::hours(5);
        const model::Time later = kNow + std::chrono::hours(1);
        EXPECT_EQ(*applyCommand(job, JobCommand::resume, later), Effect::changed);
        EXPECT_EQ(job.state, JobState::pending);
        EXPECT_EQ(job.tries, 0u);
        EXPECT_EQ(job.due, later);
        EXPECT_EQ(job.ended, std::nullopt);
    }
}

TEST(ApplyCommand, E4PauseAndResumeLeadBackToTheFormerState) {
    for (const JobState state : {JobState::pending, JobState::retrying}) {
        Job job = jobIn(state);
        job.tries = 2;
        const Job before = job;
        EXPECT_EQ(*applyCommand(job, JobCommand::pause, kNow), Effect::changed);
        EXPECT_EQ(job.state, JobState::paused);
        EXPECT_FALSE(isWaiting(job));
        EXPECT_EQ(*applyCommand(job, JobCommand::resume, kNow), Effect::changed);
        EXPECT_EQ(job, before);
    }
}

TEST(ApplyCommand, E4ResumeTakesBackAPauseOfAnActiveJob) {
    Job job = jobIn(JobState::inProgress);
    EXPECT_EQ(*applyCommand(job, JobCommand::pause, kNow), Effect::changed);
    EXPECT_TRUE(job.pauseRequested);
    EXPECT_EQ(*applyCommand(job, JobCommand::pause, kNow), Effect::none);
    EXPECT_EQ(*applyCommand(job, JobCommand::resume, kNow), Effect::changed);
    EXPECT_FALSE(job.pauseRequested);
    EXPECT_EQ(job.state, JobState::inProgress);
    EXPECT_EQ(*applyCommand(job, JobCommand::resume, kNow), Effect::none);
}

}  // namespace
}  // namespace winfax::queue
