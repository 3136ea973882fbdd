// SPDX-License-Identifier: MIT
// M11: completion ports behave as on Windows.
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "abi/api.h"
#include "abi/event_targets.h"
#include "abi/posix/event_blocks.h"

namespace winfax::abi {
namespace {

class CompletionPorts : public testing::Test {
protected:
    void SetUp() override {
        port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0);
        ASSERT_NE(port, nullptr);
    }
    void TearDown() override { CloseHandle(port); }
    BOOL take(DWORD milliseconds) {
        return GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, milliseconds);
    }

    HANDLE port = nullptr;
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    OVERLAPPED some{};
    LPOVERLAPPED overlapped = &some;
};

TEST_F(CompletionPorts, FirstInFirstOut) {
    for (DWORD i = 1; i <= 3; ++i) {
        ASSERT_EQ(PostQueuedCompletionStatus(port, i, i * 10, i == 2 ? nullptr : &some), 1);
    }
    for (DWORD i = 1; i <= 3; ++i) {
        ASSERT_EQ(take(0), 1);
        EXPECT_EQ(bytes, i);
        EXPECT_EQ(key, i * 10);
        EXPECT_EQ(overlapped, i == 2 ? nullptr : &some);
    }
}

TEST_F(CompletionPorts, TimeoutLeavesNull) {
    for (const DWORD patience : {0u, 1u}) {
        overlapped = &some;
        EXPECT_EQ(take(patience), 0);
        EXPECT_EQ(GetLastError(), 258u);
        EXPECT_EQ(overlapped, nullptr);
    }
}

TEST_F(CompletionPorts, SuccessLeavesTheLastErrorAlone) {
    SetLastError(99);
    PostQueuedCompletionStatus(port, 1, 2, &some);
    EXPECT_EQ(take(INFINITE), 1);
    EXPECT_EQ(GetLastError(), 99u);
}

TEST_F(CompletionPorts, ClosingWakesEveryWaiter) {
    std::vector<std::thread> waiters;
    for (int i = 0; i < 4; ++i) {
        waiters.emplace_back([this] {
            DWORD count;
            ULONG_PTR which;
            LPOVERLAPPED pointer;
            EXPECT_EQ(GetQueuedCompletionStatus(port, &count, &which, &pointer, INFINITE), 0);
            // Whoever had not begun to wait finds no port at all.
            const DWORD error = GetLastError();
            EXPECT_TRUE(error == 735u || error == 6u) << error;
            EXPECT_EQ(pointer, nullptr);
        });
    }
    EXPECT_EQ(CloseHandle(port), 1);
    for (auto& waiter : waiters) waiter.join();
}

TEST_F(CompletionPorts, InvalidPorts) {
    EXPECT_EQ(CloseHandle(port), 1);
    EXPECT_EQ(CloseHandle(port), 0);
    EXPECT_EQ(GetLastError(), 6u);
    EXPECT_EQ(take(0), 0);
    EXPECT_EQ(GetLastError(), 6u);
    EXPECT_EQ(PostQueuedCompletionStatus(port, 0, 0, nullptr), 0);
    EXPECT_EQ(GetLastError(), 6u);
    EXPECT_EQ(FaxClose(port), 0);
    EXPECT_EQ(GetLastError(), 6u);
}

TEST_F(CompletionPorts, FilesCannotBeAssociated) {
    int file = 0;
    EXPECT_EQ(CreateIoCompletionPort(&file, port, 0, 0), nullptr);
    EXPECT_EQ(GetLastError(), 50u);
    EXPECT_EQ(CreateIoCompletionPort(INVALID_HANDLE_VALUE, port, 0, 0), nullptr);
    EXPECT_EQ(GetLastError(), 87u);
}

TEST_F(CompletionPorts, OutputsAreRequired) {
    EXPECT_EQ(GetQueuedCompletionStatus(port, nullptr, &key, &overlapped, 0), 0);
    EXPECT_EQ(GetLastError(), 87u);
    EXPECT_EQ(GetQueuedCompletionStatus(port, &bytes, &key, nullptr, 0), 0);
    EXPECT_EQ(GetLastError(), 87u);
}

TEST_F(CompletionPorts, B2_EventsAreFreedByLocalFree) {
    FAX_EVENT* const event = allocateEvent();
    ASSERT_TRUE(postEvent(port, 7, event));
    ASSERT_EQ(take(INFINITE), 1);
    EXPECT_EQ(bytes, 24u);
    EXPECT_EQ(key, 7u);
    FaxFreeBuffer(overlapped);  // not a result block: harmless
    EXPECT_EQ(LocalFree(overlapped), nullptr);
    EXPECT_EQ(LocalFree(overlapped), overlapped);
    EXPECT_EQ(GetLastError(), 6u);
    EXPECT_EQ(LocalFree(nullptr), nullptr);
}

TEST_F(CompletionPorts, EventsLeftInAClosedPortAreFreed) {
    const std::size_t before = eventBlocks().count();
    ASSERT_TRUE(postEvent(port, 7, allocateEvent()));
    EXPECT_EQ(CloseHandle(port), 1);
    EXPECT_EQ(eventBlocks().count(), before);
    FAX_EVENT* const late = allocateEvent();
    EXPECT_FALSE(postEvent(port, 7, late));
    freeEvent(late);
}

TEST_F(CompletionPorts, ManyPostersAndTakersLoseNothing) {
    constexpr int kThreads = 4;
    constexpr ULONG_PTR kEach = 2000;
    std::vector<std::thread> threads;
    std::vector<ULONG_PTR> sums(kThreads);
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([this] {
            for (ULONG_PTR i = 1; i <= kEach; ++i) {
                EXPECT_EQ(PostQueuedCompletionStatus(port, 0, i, nullptr), 1);
            }
        });
        threads.emplace_back([this, &sum = sums[static_cast<std::size_t>(t)]] {
            for (ULONG_PTR i = 1; i <= kEach; ++i) {
                DWORD count;
                ULONG_PTR value;
                LPOVERLAPPED pointer;
                EXPECT_EQ(GetQueuedCompletionStatus(port, &count, &value, &pointer, INFINITE), 1);
                sum += value;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    ULONG_PTR sum = 0;
    for (const ULONG_PTR part : sums) sum += part;
    EXPECT_EQ(sum, kThreads * kEach * (kEach + 1) / 2);
}

}  // namespace
}  // namespace winfax::abi
