// SPDX-License-Identifier: MIT
// FaxSetJob and FaxAbort in every state of a job, in virtual time.
#include <gmock/gmock.h>

#include "event_port.h"
#include "service_test.h"

namespace winfax::conformance {
namespace {

using testing::ElementsAre;

template <class Form>
class FaxSetJob : public OwnInstance {
  protected:
    FaxSetJob() : OwnInstance("virtual", "[queue]\nretries = 1\nretry_delay = \"10m\"\n") {}

    BOOL set(DWORD job, DWORD command) { return Form::setJob(server(), job, command, nullptr); }

    // A job whose first try ended with the scripted outcome.
    DWORD tried(std::u16string_view outcome) {
        const DWORD job = submitNow(scriptedNumber(outcome));
        instance().advanceClock("1m");
        return job;
    }
};
TYPED_TEST_SUITE(FaxSetJob, Forms, FormNames);

TYPED_TEST(FaxSetJob, E1_L6_entry_of_the_job) {
    const DWORD job = this->submitWaiting();
    Block<typename TypeParam::JobEntry> entry;
    ASSERT_SUCCEEDS(TypeParam::getJob(this->server(), job, entry.place()));
    EXPECT_SUCCEEDS(TypeParam::setJob(this->server(), job, JC_PAUSE, entry.get()));
    EXPECT_EQ(this->statusOf(job), DWORD{JS_PAUSED});
}

TYPED_TEST(FaxSetJob, L6_every_command_without_entry) {
    const DWORD job = this->submitWaiting();
    EXPECT_SUCCEEDS(this->set(job, JC_PAUSE));
    EXPECT_SUCCEEDS(this->set(job, JC_RESUME));
    EXPECT_SUCCEEDS(this->set(job, JC_DELETE));
    EXPECT_EQ(this->statusOf(job), std::nullopt);
}

TYPED_TEST(FaxSetJob, E4_L9_pause_and_resume_pending) {
    const DWORD job = this->submitWaiting();
    EXPECT_SUCCEEDS(this->set(job, JC_PAUSE));
    EXPECT_EQ(this->statusOf(job), DWORD{JS_PAUSED});
    EXPECT_SUCCEEDS(this->set(job, JC_RESUME));
    EXPECT_EQ(this->statusOf(job), DWORD{JS_PENDING});
}

TYPED_TEST(FaxSetJob, E4_paused_job_is_not_sent) {
    const DWORD first = this->submitNow();
    const DWORD second = this->submitNow();
    const DWORD waits = this->submitNow();  // for one of the two lines
    EXPECT_EQ(this->statusOf(first), DWORD{JS_INPROGRESS});
    EXPECT_EQ(this->statusOf(second), DWORD{JS_INPROGRESS});
    EXPECT_EQ(this->statusOf(waits), DWORD{JS_PENDING});
    EXPECT_SUCCEEDS(this->set(waits, JC_PAUSE));
    this->instance().waitUntilIdle();
    EXPECT_THAT(this->queuedIds(), ElementsAre(waits));
    EXPECT_SUCCEEDS(this->set(waits, JC_RESUME));
    EXPECT_EQ(this->statusOf(waits), DWORD{JS_INPROGRESS});
    this->instance().waitUntilIdle();
    EXPECT_EQ(this->statusOf(waits), std::nullopt);
}

TYPED_TEST(FaxSetJob, E3_E4_pause_and_resume_retrying) {
    const DWORD job = this->tried(u"01");
    ASSERT_EQ(this->statusOf(job), DWORD{JS_RETRYING});
    EXPECT_SUCCEEDS(this->set(job, JC_PAUSE));
    EXPECT_EQ(this->statusOf(job), DWORD{JS_PAUSED});
    this->instance().advanceClock("1h");
    EXPECT_EQ(this->statusOf(job), DWORD{JS_PAUSED});
    EXPECT_SUCCEEDS(this->set(job, JC_RESUME));
    this->instance().waitUntilIdle();
    EXPECT_EQ(this->statusOf(job), DWORD{JS_RETRIES_EXCEEDED});
}

TYPED_TEST(FaxSetJob, E4_pause_active_takes_effect_back_in_the_queue) {
    const DWORD job = this->submitNow(scriptedNumber(u"01"));
    EXPECT_SUCCEEDS(this->set(job, JC_PAUSE));
    EXPECT_EQ(this->statusOf(job), DWORD{JS_INPROGRESS});
    this->instance().advanceClock("1m");
    EXPECT_EQ(this->statusOf(job), DWORD{JS_PAUSED});
    EXPECT_SUCCEEDS(this->set(job, JC_RESUME));
    EXPECT_EQ(this->statusOf(job), DWORD{JS_RETRYING});
}

TYPED_TEST(FaxSetJob, E4_pause_active_that_completes) {
    const DWORD job = this->submitNow();
    EXPECT_SUCCEEDS(this->set(job, JC_PAUSE));
    this->instance().waitUntilIdle();
    EXPECT_EQ(this->statusOf(job), std::nullopt);
}

TYPED_TEST(FaxSetJob, E4_pause_refused) {
    const DWORD paused = this->submitWaiting();
    EXPECT_SUCCEEDS(this->set(paused, JC_PAUSE));
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, this->set(paused, JC_PAUSE));
    EXPECT_EQ(this->statusOf(paused), DWORD{JS_PAUSED});

    const DWORD failed = this->tried(u"04");
    ASSERT_EQ(this->statusOf(failed), DWORD{JS_FAILED});
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, this->set(failed, JC_PAUSE));
    EXPECT_EQ(this->statusOf(failed), DWORD{JS_FAILED});

    const DWORD noLine = this->tried(u"08");
    ASSERT_EQ(this->statusOf(noLine), DWORD{JS_NOLINE});
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, this->set(noLine, JC_PAUSE));

    const DWORD exceeded = this->submitNow(scriptedNumber(u"01"));
    this->instance().advanceClock("1h");
    ASSERT_EQ(this->statusOf(exceeded), DWORD{JS_RETRIES_EXCEEDED});
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, this->set(exceeded, JC_PAUSE));
}

TYPED_TEST(FaxSetJob, E3_restart_clears_the_retries) {
    const DWORD job = this->submitNow(scriptedNumber(u"01"));
    this->instance().waitUntilIdle();
    ASSERT_EQ(this->statusOf(job), DWORD{JS_RETRIES_EXCEEDED});

    EventPort events;
    events.subscribe(this->server());
    EXPECT_SUCCEEDS(this->set(job, JC_RESTART));
    this->instance().waitUntilIdle();
    EXPECT_EQ(this->statusOf(job), DWORD{JS_RETRIES_EXCEEDED});
    EXPECT_SUCCEEDS(this->set(job, JC_DELETE));
    EXPECT_EQ(countOf(events.until(FEI_DELETED, job), FEI_BUSY), 2u) << "first try and one retry";
}

TYPED_TEST(FaxSetJob, E2_delete_active) {
    const DWORD job = this->submitNow();
    ASSERT_EQ(this->statusOf(job), DWORD{JS_INPROGRESS});
    EXPECT_SUCCEEDS(this->set(job, JC_DELETE));
    this->instance().waitUntilIdle();
    EXPECT_EQ(this->statusOf(job), std::nullopt);
}

TYPED_TEST(FaxSetJob, E2_M4_delete_failed) {
    const DWORD job = this->tried(u"10");
    ASSERT_EQ(this->statusOf(job), DWORD{JS_FAILED});
    EXPECT_SUCCEEDS(this->set(job, JC_DELETE));
    EXPECT_EQ(this->statusOf(job), std::nullopt);
}

class Aborting : public OwnInstance {
  protected:
    void SetUp() override {
        OwnInstance::SetUp();
        if (!IsSkipped()) {
            events_.subscribe(server());
        }
    }
    EventPort events_;
};

// M5 is about a try: a job that has none is only deleted.
TEST_F(Aborting, M5_queued_job) {
    const DWORD job = submitWaiting();
    EXPECT_SUCCEEDS(api().FaxAbort(server(), job));
    EXPECT_EQ(statusOf(job), std::nullopt);
    EXPECT_THAT(idsOf(events_.until(FEI_DELETED, job), job),
                ElementsAre(FEI_JOB_QUEUED, FEI_DELETED));
}

TEST_F(Aborting, M5_job_that_is_dialled) {
    const DWORD job = submitNow();
    EXPECT_THAT(idsOf(events_.until(FEI_DIALING)), ElementsAre(FEI_JOB_QUEUED, FEI_DIALING));
    EXPECT_SUCCEEDS(api().FaxAbort(server(), job));
    EXPECT_THAT(idsOf(events_.until(FEI_IDLE)), ElementsAre(FEI_ABORTING, FEI_DELETED, FEI_IDLE));
    EXPECT_EQ(statusOf(job), std::nullopt);
}

TEST_F(Aborting, M5_job_that_is_sent) {
    const DWORD job = submitNow(faxNumber(), 3);
    instance().advanceClock("2s");
    EXPECT_SUCCEEDS(api().FaxAbort(server(), job));
    instance().waitUntilIdle();
    const std::vector<Event> seen = events_.until(FEI_IDLE);
    EXPECT_GE(countOf(seen, FEI_SENDING), 1u);
    EXPECT_EQ(countOf(seen, FEI_COMPLETED), 0u);
    const std::vector<DWORD> ids = idsOf(seen);
    ASSERT_GE(ids.size(), 3u);
    EXPECT_THAT(std::vector<DWORD>(ids.end() - 3, ids.end()),
                ElementsAre(FEI_ABORTING, FEI_DELETED, FEI_IDLE));
}

TEST_F(Aborting, E6_L10_twice) {
    const DWORD job = submitWaiting();
    EXPECT_SUCCEEDS(api().FaxAbort(server(), job));
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, api().FaxAbort(server(), job));
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, command(job, JC_DELETE));
}

}  // namespace
}  // namespace winfax::conformance
