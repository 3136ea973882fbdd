// SPDX-License-Identifier: MIT
// FaxConnectFaxServer, FaxClose, FaxAccessCheck with a service that is there.
#include <atomic>
#include <thread>

#include "service_test.h"

namespace winfax::conformance {
namespace {

template <class Form>
class FaxConnectFaxServer : public ServiceTest {
  protected:
    void SetUp() override {
        ServiceTest::SetUp();
        connect();  // without a service there is nothing to see
    }
    void expectLocal(std::u16string_view name) {
        HANDLE handle = sentinel<HANDLE>();
        const auto encoded = Form::encode(name);  // may change the last error
        EXPECT_SUCCEEDS(Form::connectFaxServer(encoded.c_str(), &handle));
        EXPECT_NE(handle, nullptr);
        EXPECT_SUCCEEDS(api().FaxAccessCheck(handle, FAX_JOB_QUERY));
        EXPECT_SUCCEEDS(api().FaxClose(handle));
    }
};
TYPED_TEST_SUITE(FaxConnectFaxServer, Forms, FormNames);

TYPED_TEST(FaxConnectFaxServer, A1_L5_null_is_local) {
    HANDLE handle = sentinel<HANDLE>();
    ASSERT_SUCCEEDS(TypeParam::connectFaxServer(nullptr, &handle));
    EXPECT_SUCCEEDS(api().FaxClose(handle));
}
TYPED_TEST(FaxConnectFaxServer, A1_L5_empty_is_local) { this->expectLocal(u""); }
TYPED_TEST(FaxConnectFaxServer, A1_L5_localhost_is_local) { this->expectLocal(u"localhost"); }
TYPED_TEST(FaxConnectFaxServer, A1_localhost_in_capitals) { this->expectLocal(u"LOCALHOST"); }
TYPED_TEST(FaxConnectFaxServer, A1_backslashes_localhost) { this->expectLocal(u"\\\\localhost"); }
TYPED_TEST(FaxConnectFaxServer, A1_dot_is_local) { this->expectLocal(u"."); }
TYPED_TEST(FaxConnectFaxServer, A1_backslashes_dot) { this->expectLocal(u"\\\\."); }
TYPED_TEST(FaxConnectFaxServer, A1_own_computer_name) {
    this->expectLocal(fromAnsi(computerName()));
}
TYPED_TEST(FaxConnectFaxServer, A1_backslashes_own_computer_name) {
    this->expectLocal(u"\\\\" + fromAnsi(computerName()));
}

TYPED_TEST(FaxConnectFaxServer, A6_handles_differ) {
    HANDLE first = nullptr;
    HANDLE second = nullptr;
    ASSERT_SUCCEEDS(TypeParam::connectFaxServer(nullptr, &first));
    ASSERT_SUCCEEDS(TypeParam::connectFaxServer(nullptr, &second));
    EXPECT_NE(first, second);
    EXPECT_SUCCEEDS(api().FaxClose(first));
    EXPECT_SUCCEEDS(api().FaxAccessCheck(second, FAX_JOB_QUERY));
    EXPECT_SUCCEEDS(api().FaxClose(second));
}

using FaxClose = ServiceTest;

TEST_F(FaxClose, A6_L12_twice) {
    HANDLE handle = connect();
    EXPECT_SUCCEEDS(api().FaxClose(handle));
    EXPECT_FAILS(ERROR_INVALID_HANDLE, api().FaxClose(handle));
    EXPECT_FAILS(ERROR_INVALID_HANDLE, api().FaxClose(handle));
}

TEST_F(FaxClose, L7_job_outlives_the_handle) {
    HANDLE handle = connect();
    DWORD job = 0;
    JobRequest<Wide> request;
    const auto file = nameOf<Wide>(document(1));
    ASSERT_SUCCEEDS(api().FaxSendDocumentW(handle, file.c_str(), &request.params, nullptr, &job));
    EXPECT_SUCCEEDS(api().FaxClose(handle));
    HANDLE other = connect();
    EXPECT_SUCCEEDS(api().FaxAbort(other, job));
}

TEST_F(FaxClose, A10_from_many_threads_while_others_call) {
    constexpr int kThreads = 16;
    constexpr int kRounds = 20;
    std::atomic<int> closed = 0;
    for (int round = 0; round < kRounds; ++round) {
        HANDLE shared = connect();
        std::vector<std::thread> threads;
        for (int index = 0; index < kThreads; ++index) {
            threads.emplace_back([&, index] {
                if (index % 4 == 0) {
                    closed += attempt([&] { return api().FaxClose(shared); }) == kSuccess;
                    return;
                }
                const Outcome outcome =
                    attempt([&] { return api().FaxAccessCheck(shared, FAX_JOB_QUERY); });
                EXPECT_TRUE(outcome == kSuccess || outcome == failure(ERROR_INVALID_HANDLE))
                    << outcome;
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
    }
    EXPECT_EQ(closed, kRounds) << "each handle is closed exactly once";
}

using FaxAccessCheck = ServiceTest;

TEST_F(FaxAccessCheck, H5_L3_L4_K9_owner_has_everything) {
    EXPECT_SUCCEEDS(api().FaxAccessCheck(server(), FAX_ALL_ACCESS));
}

TEST_F(FaxAccessCheck, H4_standard_rights_do_not_matter) {
    EXPECT_SUCCEEDS(api().FaxAccessCheck(server(), FAX_READ));
    EXPECT_SUCCEEDS(api().FaxAccessCheck(server(), FAX_WRITE));
    EXPECT_SUCCEEDS(api().FaxAccessCheck(server(), 0xFFFF0000 | FAX_JOB_SUBMIT));
}

TEST_F(FaxAccessCheck, H4_each_right) {
    for (DWORD right = FAX_JOB_SUBMIT; right <= FAX_JOB_MANAGE; right <<= 1) {
        EXPECT_SUCCEEDS(api().FaxAccessCheck(server(), right)) << right;
    }
}

TEST_F(FaxAccessCheck, H3_K9_mask_0_is_denied_without_an_error) {
    EXPECT_FAILS(ERROR_SUCCESS, api().FaxAccessCheck(server(), 0));
}

}  // namespace
}  // namespace winfax::conformance
