// SPDX-License-Identifier: MIT
#include "abi/blocks.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstring>
#include <thread>
#include <vector>

#include "abi/api.h"
#include "abi/last_error.h"

namespace winfax::abi {
namespace {

TEST(Blocks, ZeroedAndCounted) {
    BlockRegistry registry;
    auto* const block = static_cast<unsigned char*>(registry.allocate(100));
    for (int i = 0; i < 100; ++i) EXPECT_EQ(block[i], 0);
    EXPECT_EQ(registry.count(), 1u);
    EXPECT_TRUE(registry.release(block));
    EXPECT_EQ(registry.count(), 0u);
}

TEST(Blocks, B4_EmptyBlockIsABlock) {
    BlockRegistry registry;
    void* const block = registry.allocate(0);
    EXPECT_NE(block, nullptr);
    EXPECT_TRUE(registry.release(block));
}

TEST(Blocks, L11_AnythingElseIsHarmless) {
    BlockRegistry registry;
    int onStack = 0;
    auto* const block = static_cast<char*>(registry.allocate(64));
    EXPECT_FALSE(registry.release(nullptr));
    EXPECT_FALSE(registry.release(&onStack));
    EXPECT_FALSE(registry.release(block + 1));
    EXPECT_FALSE(registry.release(reinterpret_cast<void*>(std::uintptr_t{0x40005})));
    EXPECT_TRUE(registry.release(block));
    EXPECT_FALSE(registry.release(block));
}

TEST(Blocks, L1_MembersMayBeOverwritten) {
    void* const block = resultBlocks().allocate(sizeof(FAX_JOB_ENTRYA));
    std::memset(block, 0xEE, sizeof(FAX_JOB_ENTRYA));
    const std::size_t before = resultBlocks().count();
    FaxFreeBuffer(block);
    EXPECT_EQ(resultBlocks().count(), before - 1);
}

TEST(Blocks, L11_FaxFreeBufferLeavesTheLastErrorAlone) {
    setLastError(1234);
    int onStack = 0;
    FaxFreeBuffer(nullptr);
    FaxFreeBuffer(&onStack);
    EXPECT_EQ(lastError(), 1234u);
}

TEST(Blocks, EachBlockIsFreedOnceHoweverManyTry) {
    BlockRegistry registry;
    std::vector<void*> blocks;
    for (int i = 0; i < 1000; ++i) blocks.push_back(registry.allocate(16));
    std::atomic<int> freed = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&] {
            for (void* const block : blocks) freed += registry.release(block);
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(freed, 1000);
}

}  // namespace
}  // namespace winfax::abi
