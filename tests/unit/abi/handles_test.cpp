// SPDX-License-Identifier: MIT
#include "abi/handles.h"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <set>
#include <thread>
#include <vector>

namespace winfax::abi {
namespace {

class Thing final : public HandleObject {
public:
    static constexpr HandleKind kKind = HandleKind::server;
};
class OtherThing final : public HandleObject {
public:
    static constexpr HandleKind kKind = HandleKind::port;
};

class Shared final : public HandleObject {
public:
    static constexpr HandleKind kKind = HandleKind::server;
    explicit Shared(int& abandoned) : abandoned_(abandoned) {}
    void abandon() override { ++abandoned_; }

private:
    int& abandoned_;
};

HANDLE handleOf(std::uintptr_t number) { return reinterpret_cast<HANDLE>(number); }

TEST(Handles, FindsWhatWasInserted) {
    HandleTable table;
    const auto thing = std::make_shared<Thing>();
    const HANDLE handle = table.insert(thing);
    EXPECT_EQ(table.find<Thing>(handle), thing);
    EXPECT_EQ(table.remove<Thing>(handle), thing);
}

TEST(Handles, A6_StaleAfterRemoveEvenWhenTheSlotIsUsedAgain) {
    HandleTable table;
    const HANDLE first = table.insert(std::make_shared<Thing>());
    ASSERT_TRUE(table.remove<Thing>(first));
    EXPECT_FALSE(table.remove<Thing>(first));
    std::set<HANDLE> seen{first};
    for (std::size_t i = 0; i < 3 * HandleTable::kResting; ++i) {
        const HANDLE next = table.insert(std::make_shared<Thing>());
        EXPECT_TRUE(seen.insert(next).second);
        EXPECT_FALSE(table.find<Thing>(first));
        ASSERT_TRUE(table.remove<Thing>(next));
    }
}

TEST(Handles, A7_WrongKind) {
    HandleTable table;
    const HANDLE handle = table.insert(std::make_shared<Thing>());
    EXPECT_FALSE(table.find<OtherThing>(handle));
    EXPECT_FALSE(table.remove<OtherThing>(handle));
    EXPECT_TRUE(table.find<Thing>(handle));
}

TEST(Handles, NeverLookLikeOthers) {
    HandleTable table;
    std::vector<HANDLE> handles;
    for (std::size_t i = 0; i < HandleTable::kCapacity; ++i) {
        const HANDLE handle = table.insert(std::make_shared<Thing>());
        ASSERT_NE(handle, nullptr);
        const std::uintptr_t number = numberOf(handle);
        ASSERT_GE(number, 1u << 18);
        ASSERT_LE(number, 0x7FFF'FFFFu);
        ASSERT_NE(number % 4, 0u);
        handles.push_back(handle);
    }
    EXPECT_EQ(table.insert(std::make_shared<Thing>()), nullptr);
    ASSERT_TRUE(table.remove<Thing>(handles[77]));
    const HANDLE again = table.insert(std::make_shared<Thing>());
    ASSERT_NE(again, nullptr);
    EXPECT_NE(again, handles[77]);
}

TEST(Handles, ForeignNumbers) {
    HandleTable table;
    const HANDLE handle = table.insert(std::make_shared<Thing>());
    const std::uintptr_t number = numberOf(handle);
    for (std::uintptr_t pseudo = 0; pseudo <= 8; ++pseudo) {
        EXPECT_FALSE(table.find<Thing>(handleOf(0 - pseudo)));
    }
    EXPECT_FALSE(table.find<Thing>(handleOf(number | 0x8000'0000u)));
    EXPECT_FALSE(table.find<Thing>(handleOf(number & 0xFFFF)));
    if constexpr (sizeof(std::uintptr_t) > 4) {
        EXPECT_FALSE(table.find<Thing>(handleOf(number | ~std::uintptr_t{0x7FFF'FFFF})));
        EXPECT_FALSE(
            table.find<Thing>(handleOf(number | std::uintptr_t{1} << (sizeof(number) * 4))));
    }
    std::mt19937_64 random(1);
    for (int i = 0; i < 100'000; ++i) {
        const auto guess = static_cast<std::uintptr_t>(random());
        if (guess != number) {
            EXPECT_FALSE(table.find<Thing>(handleOf(guess)));
        }
    }
}

TEST(Handles, CallKeepsWhatAnotherThreadCloses) {
    HandleTable table;
    const HANDLE handle = table.insert(std::make_shared<Thing>());
    const auto inUse = table.find<Thing>(handle);
    table.remove<Thing>(handle);
    EXPECT_EQ(inUse.use_count(), 1);
}

TEST(Handles, ChildOfForkStartsAfresh) {
    int abandoned = 0;
    HandleTable table;
    const HANDLE handle = table.insert(std::make_shared<Shared>(abandoned));
    table.beforeFork();
    table.afterForkInChild();
    EXPECT_EQ(abandoned, 1);
    EXPECT_FALSE(table.find<Shared>(handle));
    const HANDLE fresh = table.insert(std::make_shared<Shared>(abandoned));
    EXPECT_TRUE(table.find<Shared>(fresh));
}

TEST(Handles, A10_SixteenThreadsOnOneTable) {
    HandleTable table;
    const HANDLE shared = table.insert(std::make_shared<Thing>());
    std::atomic<HANDLE> passing = nullptr;
    std::atomic<int> removedShared = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 16; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 2000; ++i) {
                const HANDLE mine = table.insert(std::make_shared<Thing>());
                EXPECT_TRUE(table.find<Thing>(mine));
                table.find<Thing>(shared);
                table.find<Thing>(passing.exchange(mine));
                EXPECT_TRUE(table.remove<Thing>(mine));
                EXPECT_FALSE(table.find<Thing>(mine));
            }
            if (t % 2 == 0 && table.remove<Thing>(shared)) ++removedShared;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(removedShared, 1);
}

}  // namespace
}  // namespace winfax::abi
