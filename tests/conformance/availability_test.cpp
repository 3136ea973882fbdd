// SPDX-License-Identifier: MIT
// A service that is not there, goes away, comes back (A3, A11), and what it keeps (E6).
#include <gmock/gmock.h>

#include "service_test.h"

namespace winfax::conformance {
namespace {

using testing::AnyOf;

class Availability : public OwnInstance {};

TEST_F(Availability, A3_A4_A11_no_service) {
    instance().stop();
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, api().FaxConnectFaxServerA(nullptr, out<HANDLE>()));
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, api().FaxConnectFaxServerW(nullptr, out<HANDLE>()));
    EXPECT_TRUE(outputsCleared());
    instance().start();
    EXPECT_SUCCEEDS(api().FaxAccessCheck(connect(), FAX_JOB_QUERY));
}

TEST_F(Availability, A11_service_ended_in_order) {
    HANDLE handle = connect();
    EXPECT_EQ(instance().stop(), 0);
    EXPECT_THAT(attempt([&] { return api().FaxAccessCheck(handle, FAX_JOB_QUERY); }),
                AnyOf(failure(RPC_S_CALL_FAILED), failure(RPC_S_SERVER_UNAVAILABLE)));
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, api().FaxAccessCheck(handle, FAX_JOB_QUERY));
    EXPECT_SUCCEEDS(api().FaxClose(handle));
}

TEST_F(Availability, A11_B5_service_killed) {
    HANDLE handle = connect();
    const auto list = [&] {
        return api().FaxEnumJobsW(handle, out<FAX_JOB_ENTRYW*>(), out<DWORD>());
    };
    instance().kill();
    // Which of the two depends on whether the request still left this process.
    EXPECT_THAT(attempt(list),
                AnyOf(failure(RPC_S_CALL_FAILED), failure(RPC_S_SERVER_UNAVAILABLE)));
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, list());
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, api().FaxGetJobA(handle, 1, out<FAX_JOB_ENTRYA*>()));
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, api().FaxSetJobA(handle, 1, JC_PAUSE, nullptr));
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, api().FaxAbort(handle, 1));
    JobRequest<Wide> request;
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE,
                 api().FaxSendDocumentW(handle, nameOf<Wide>(document(1)).c_str(), &request.params,
                                        nullptr, out<DWORD>()));
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE,
                 api().FaxInitializeEventQueue(handle, createPort(), 0, nullptr, 0));
    EXPECT_TRUE(outputsCleared());
    EXPECT_SUCCEEDS(api().FaxClose(handle));
}

TEST_F(Availability, A11_old_handle_stays_dead_after_restart) {
    HANDLE handle = connect();
    instance().kill();
    instance().start();
    EXPECT_THAT(attempt([&] { return api().FaxAccessCheck(handle, FAX_JOB_QUERY); }),
                AnyOf(failure(RPC_S_CALL_FAILED), failure(RPC_S_SERVER_UNAVAILABLE)));
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, api().FaxAccessCheck(handle, FAX_JOB_QUERY));
    EXPECT_SUCCEEDS(api().FaxAccessCheck(connect(), FAX_JOB_QUERY));
    EXPECT_SUCCEEDS(api().FaxClose(handle));
}

TEST_F(Availability, A11_judging_comes_before_the_service) {
    HANDLE handle = connect();
    instance().kill();
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, api().FaxGetJobW(handle, 1, nullptr));
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, api().FaxAccessCheck(handle, 0x0080));
}

class StalledService : public OwnInstance {
  protected:
    StalledService() : OwnInstance("virtual", "[client]\nstall = \"1s\"\n") {}
};

TEST_F(StalledService, A11_no_progress) {
    HANDLE handle = connect();
    instance().suspend();
    EXPECT_FAILS(ERROR_TIMEOUT, api().FaxEnumJobsW(handle, out<FAX_JOB_ENTRYW*>(), out<DWORD>()));
    EXPECT_TRUE(outputsCleared());
    instance().resume();
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, api().FaxAccessCheck(handle, FAX_JOB_QUERY));
    EXPECT_SUCCEEDS(api().FaxAccessCheck(connect(), FAX_JOB_QUERY));
    EXPECT_SUCCEEDS(api().FaxClose(handle));
}

class Restart : public OwnInstance {};

TEST_F(Restart, E6_ids_grow_over_a_restart) {
    const DWORD first = submitWaiting();
    const DWORD second = submitWaiting();
    EXPECT_LT(first, second);
    EXPECT_SUCCEEDS(api().FaxAbort(server(), second));
    EXPECT_EQ(instance().stop(), 0);
    instance().start();

    HANDLE handle = connect();
    Block<FAX_JOB_ENTRYW> entry;
    EXPECT_SUCCEEDS(api().FaxGetJobW(handle, first, entry.place()));
    DWORD third = 0;
    JobRequest<Wide> request;
    const auto file = nameOf<Wide>(document(1));
    ASSERT_SUCCEEDS(api().FaxSendDocumentW(handle, file.c_str(), &request.params, nullptr, &third));
    EXPECT_GT(third, second) << "an id is never given twice";
}

TEST_F(Restart, E6_L7_acknowledged_job_survives_a_kill) {
    const DWORD job = submitWaiting();
    instance().kill();
    instance().start();
    Block<FAX_JOB_ENTRYW> entry;
    ASSERT_SUCCEEDS(api().FaxGetJobW(connect(), job, entry.place()));
    EXPECT_EQ(textOf<Wide>(entry->RecipientNumber), faxNumber());
    EXPECT_EQ(entry->QueueStatus, DWORD{JS_PENDING});
    EXPECT_EQ(entry->PageCount, 1u);
}

class KeepFinished : public OwnInstance {
  protected:
    KeepFinished() : OwnInstance("virtual", "[compat]\nkeep_finished = \"60s\"\n") {}
};

TEST_F(KeepFinished, L10_finished_job_stays_for_a_while) {
    const DWORD job = submitNow();
    instance().waitUntilIdle();
    Block<FAX_JOB_ENTRYW> entry;
    ASSERT_SUCCEEDS(api().FaxGetJobW(server(), job, entry.place()));
    EXPECT_EQ(entry->Status, DWORD{FPS_COMPLETED});
    instance().advanceClock("61s");
    EXPECT_EQ(statusOf(job), std::nullopt);
}

}  // namespace
}  // namespace winfax::conformance
