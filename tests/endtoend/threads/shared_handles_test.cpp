// SPDX-License-Identifier: MIT
// Handles that threads use and close as they please (A6, A10).
#include <gmock/gmock.h>

#include <array>
#include <atomic>
#include <random>
#include <thread>

#include "../support/service_process.h"
#include "service_test.h"

namespace winfax::endtoend {
namespace {

using conformance::api;
using conformance::attempt;
using conformance::Block;
using conformance::failure;
using conformance::kSuccess;
using testing::AnyOf;

constexpr int kThreads = 16;
constexpr int kSoakingThreads = 64;
constexpr int kCallsAThread = 300;
constexpr std::chrono::minutes kSoakingTime{1};
constexpr std::size_t kHandles = 6;

class SharedHandles : public conformance::OwnInstance {
  protected:
    // One call of any kind on a handle that another thread may close at the same moment.
    void callSomething(std::minstd_rand& random) {
        std::atomic<HANDLE>& place = handles_[random() % kHandles];
        const HANDLE fax = place;
        const auto closed = failure(ERROR_INVALID_HANDLE);
        switch (random() % 8) {
            case 0:
                replace(place, fax);
                break;
            case 1: {
                Block<FAX_JOB_ENTRYA> entry;
                EXPECT_THAT(attempt([&] { return api().FaxGetJobA(fax, 77777, entry.place()); }),
                            AnyOf(failure(ERROR_INVALID_PARAMETER), closed));
                break;
            }
            case 2: {
                EXPECT_THAT(attempt([&] { return api().FaxAbort(fax, 77777); }),
                            AnyOf(failure(ERROR_INVALID_PARAMETER), closed));
                break;
            }
            case 3:
            case 4:
                EXPECT_THAT(attempt([&] { return api().FaxAccessCheck(fax, FAX_JOB_QUERY); }),
                            AnyOf(kSuccess, closed));
                break;
            default: {
                Block<FAX_JOB_ENTRYW> entries;
                DWORD count = 0;
                EXPECT_THAT(
                    attempt([&] { return api().FaxEnumJobsW(fax, entries.place(), &count); }),
                    AnyOf(kSuccess, closed));
            }
        }
    }

    // Whoever closes a handle, which only one thread can, puts a new one in its place.
    static void replace(std::atomic<HANDLE>& place, HANDLE fax) {
        const auto outcome = attempt([&] { return api().FaxClose(fax); });
        EXPECT_THAT(outcome, AnyOf(kSuccess, failure(ERROR_INVALID_HANDLE)));
        if (outcome == kSuccess) place = freshHandle();
    }

    static HANDLE freshHandle() {
        HANDLE fax = nullptr;
        EXPECT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &fax));
        return fax;
    }

    std::array<std::atomic<HANDLE>, kHandles> handles_{};
};

TEST_F(SharedHandles, A10_threads_call_and_close) {
    submitWaiting();
    for (auto& place : handles_) place = freshHandle();
    std::vector<std::thread> threads;
    std::atomic<std::uint64_t> calls = 0;
    const auto end = std::chrono::steady_clock::now() + kSoakingTime;
    for (int number = 0; number < (test::readVariable("WINFAX_SOAK") ? kSoakingThreads : kThreads);
         ++number) {
        threads.emplace_back([this, number, end, &calls] {
            std::minstd_rand random(static_cast<unsigned>(number + 1));
            const auto more = [&](int done) {
                return test::readVariable("WINFAX_SOAK") ? std::chrono::steady_clock::now() < end
                                                         : done < kCallsAThread;
            };
            for (int call = 0; more(call); ++call, ++calls) callSomething(random);
        });
    }
    for (std::thread& thread : threads) thread.join();
    RecordProperty("calls", std::to_string(calls));
    for (auto& place : handles_) EXPECT_SUCCEEDS(api().FaxClose(place));
    EXPECT_TRUE(eventually([] { return readStatus()->connections == 1; }));
}

}  // namespace
}  // namespace winfax::endtoend
