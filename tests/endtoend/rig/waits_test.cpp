// SPDX-License-Identifier: MIT
// Moving the clock and waiting for what comes of it.
#include "rig_test.h"
#include "support/child_process.h"
#include "support/test_environment.h"

namespace winfax::endtoend {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class RigWaits : public RigTest {};

TEST_F(RigWaits, AJobThatIsSent) {
    ASSERT_TRUE(rig_.start());
    const DWORD job = send();
    EXPECT_TRUE(rig_.advanceUntilIdle());
    EXPECT_TRUE(rig_.endsWith(job, WINFAX_RIG_SENT));
    EXPECT_TRUE(rig_.queueEmpties());
}

TEST_F(RigWaits, AJobThatIsBusyOnceByScenario) {
    ASSERT_TRUE(rig_.start(RigOptions().scenario(
        "rule = [{ attempt = 1, steps = ['busy'] }, { steps = ['complete'] }]")));
    const DWORD job = send();
    EXPECT_TRUE(rig_.advance("2s"));
    EXPECT_TRUE(rig_.reachesState(job, JS_RETRYING));
    EXPECT_TRUE(rig_.advance("11m"));
    EXPECT_TRUE(rig_.endsWith(job, WINFAX_RIG_SENT));
}

TEST_F(RigWaits, JobsThatAreNotSent) {
    ASSERT_TRUE(rig_.start());
    const DWORD busy = send(kBusyNumber);
    const DWORD bad = send(kBadAddressNumber);
    EXPECT_TRUE(rig_.advanceUntilIdle());
    EXPECT_TRUE(rig_.endsWith(busy, WINFAX_RIG_RETRIES_EXCEEDED));
    EXPECT_TRUE(rig_.endsWith(bad, WINFAX_RIG_JOB_FAILED));
    EXPECT_TRUE(rig_.queueEmpties()) << "what has failed for good does not count";
}

TEST_F(RigWaits, AJobThatIsDeleted) {
    ASSERT_TRUE(rig_.start());
    const DWORD job = send();
    EXPECT_TRUE(control(job, JC_DELETE));
    EXPECT_TRUE(rig_.advanceUntilIdle());
    EXPECT_TRUE(rig_.endsWith(job, WINFAX_RIG_DELETED));
    EXPECT_EQ(winfax_rig_wait_for_state(rig_.get(), job, JS_PENDING, Rig::patience),
              WINFAX_RIG_NOT_FOUND);
    EXPECT_THAT(Rig::lastError(), HasSubstr("is not in the queue"));
}

TEST_F(RigWaits, AnotherOutcomeThanExpectedIsTold) {
    ASSERT_TRUE(rig_.start());
    const DWORD job = send(kBadAddressNumber);
    EXPECT_TRUE(rig_.advanceUntilIdle());
    const auto result = rig_.endsWith(job, WINFAX_RIG_SENT);
    EXPECT_FALSE(result);
    EXPECT_THAT(result.message(), HasSubstr("ended with failed, not sent"));
}

TEST_F(RigWaits, OnAJumpingClockNobodyHasToMove) {
    ASSERT_TRUE(rig_.start(RigOptions().clock(WINFAX_RIG_CLOCK_JUMP)));
    const DWORD job = send(kBusyNumber);
    EXPECT_TRUE(rig_.endsWith(job, WINFAX_RIG_RETRIES_EXCEEDED));
    EXPECT_EQ(winfax_rig_advance(rig_.get(), "1s"), WINFAX_RIG_REFUSED);
    EXPECT_THAT(Rig::lastError(), HasSubstr("the clock of this rig is jump"));
}

TEST_F(RigWaits, OnARealClock) {
    ASSERT_TRUE(rig_.start(RigOptions()
                               .clock(WINFAX_RIG_CLOCK_REAL)
                               .scenario("rule = [{ steps = ['dial 1ms', 'pace 1ms'] }]")));
    EXPECT_TRUE(rig_.endsWith(send(), WINFAX_RIG_SENT));
}

TEST_F(RigWaits, ForEventsInTheirOrder) {
    ASSERT_TRUE(rig_.start());
    const DWORD job = send();
    EXPECT_TRUE(rig_.advanceUntilIdle());
    winfax_rig_event event{};
    for (const DWORD id : {FEI_JOB_QUEUED, FEI_DIALING, FEI_SENDING, FEI_COMPLETED}) {
        EXPECT_TRUE(rig_.eventComes(id, job, &event));
        EXPECT_EQ(event.event_id, id);
        EXPECT_EQ(event.job_id, job);
        EXPECT_THAT(event.time, testing::MatchesRegex("....-..-..T..:..:..\\....Z"));
    }
    EXPECT_NE(event.device_id, 0u);
    EXPECT_FALSE(rig_.eventComes(FEI_DIALING, job, nullptr, 1)) << "it came before";
    EXPECT_TRUE(rig_.eventComes(FEI_DELETED, job)) << "the wait that failed met nothing";
}

TEST_F(RigWaits, NoLongerThanTold) {
    ASSERT_TRUE(rig_.start());
    const DWORD job = send();
    EXPECT_EQ(winfax_rig_wait_for_state(rig_.get(), job, JS_RETRYING, 1), WINFAX_RIG_TIMEOUT);
    EXPECT_THAT(Rig::lastError(), AllOf(HasSubstr("job " + std::to_string(job) + " is JS_"),
                                        HasSubstr("not JS_RETRYING"), HasSubstr("virtual")));
    int outcome = 0;
    EXPECT_EQ(winfax_rig_wait_for_outcome(rig_.get(), job, 1, &outcome), WINFAX_RIG_TIMEOUT);
    EXPECT_EQ(winfax_rig_wait_for_outcome(rig_.get(), 4711, 0, &outcome), WINFAX_RIG_TIMEOUT);
    EXPECT_THAT(Rig::lastError(), HasSubstr("job 4711 had no event"));
    EXPECT_EQ(outcome, 0);
    EXPECT_EQ(winfax_rig_wait_for_empty_queue(rig_.get(), 1), WINFAX_RIG_TIMEOUT);
    EXPECT_EQ(winfax_rig_wait_for_event(rig_.get(), FEI_ABORTING, job, 1, nullptr),
              WINFAX_RIG_TIMEOUT);
    EXPECT_THAT(Rig::lastError(), HasSubstr("no event FEI_ABORTING of job"));
}

TEST_F(RigWaits, UntilTheServiceIsGone) {
    ASSERT_TRUE(rig_.start());
    const DWORD job = send();
    EXPECT_EQ(test::runProgram(test::productPath("faxctl"), {"stop"}).exitCode, 0);
    EXPECT_EQ(winfax_rig_wait_for_event(rig_.get(), FEI_COMPLETED, job, Rig::patience, nullptr),
              WINFAX_RIG_SERVICE_LOST);
    EXPECT_EQ(winfax_rig_wait_for_outcome(rig_.get(), job, Rig::patience, nullptr),
              WINFAX_RIG_SERVICE_LOST);
    EXPECT_EQ(winfax_rig_wait_for_state(rig_.get(), job, JS_RETRYING, Rig::patience),
              WINFAX_RIG_SERVICE_LOST);
    EXPECT_EQ(winfax_rig_advance_until_idle(rig_.get()), WINFAX_RIG_SERVICE_LOST);
    const auto stopped = rig_.stop();
    EXPECT_FALSE(stopped) << "whoever ended it: it was not this test's end";
    EXPECT_THAT(stopped.message(), HasSubstr("has ended"));
}

TEST_F(RigWaits, WithAnotherScenarioInBetween) {
    ASSERT_TRUE(rig_.start());
    EXPECT_TRUE(rig_.setScenario("rule = [{ steps = ['bad-address'] }]"));
    const DWORD first = send();
    EXPECT_TRUE(rig_.advanceUntilIdle());
    EXPECT_TRUE(rig_.endsWith(first, WINFAX_RIG_JOB_FAILED));

    EXPECT_EQ(winfax_rig_set_scenario(rig_.get(), "rule = 7"), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_THAT(Rig::lastError(), HasSubstr("scenario.toml:1"));
    const DWORD second = send();
    EXPECT_TRUE(rig_.advanceUntilIdle());
    EXPECT_TRUE(rig_.endsWith(second, WINFAX_RIG_JOB_FAILED)) << "the former stays in force";

    EXPECT_TRUE(rig_.setScenario(""));
    const DWORD third = send();
    EXPECT_TRUE(rig_.advanceUntilIdle());
    EXPECT_TRUE(rig_.endsWith(third, WINFAX_RIG_SENT));
}

}  // namespace
}  // namespace winfax::endtoend
