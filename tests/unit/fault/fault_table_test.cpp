// SPDX-License-Identifier: MIT
#include "fault/fault_table.h"

#include <gtest/gtest.h>

#include <array>
#include <thread>

namespace winfax::fault {
namespace {

Fault faultOf(std::string_view text) { return parseFault(text).value(); }

// The error that the table has for a call of FaxGetJobW; 0: none.
std::uint32_t met(FaultTable& table, std::string_view user = "bob", std::string_view id = "1000") {
    const auto acting = table.meet({"FaxGetJobW", {}, user, id});
    return acting ? acting->fault.error : 0;
}

TEST(FaultTable, IsNotArmedWithoutFaults) {
    FaultTable table;
    EXPECT_FALSE(table.armed());
    EXPECT_EQ(met(table), 0u);
}

TEST(FaultTable, LetsSomePassAndActsSoOften) {
    FaultTable table;
    const auto id = table.add(faultOf("FaxGetJob error=5 after=2 times=2"));
    ASSERT_TRUE(id);
    std::vector<std::uint32_t> seen;
    for (int call = 0; call < 6; ++call) seen.push_back(met(table));
    EXPECT_EQ(seen, (std::vector<std::uint32_t>{0, 0, 5, 5, 0, 0}));
    const auto entries = table.list();
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries[0].id, *id);
    EXPECT_EQ(entries[0].acted, 2u);
}

TEST(FaultTable, AUsedUpFaultIsListedAndCostsNothing) {
    FaultTable table;
    table.add(faultOf("FaxGetJob error=5 times=1")).value();
    EXPECT_TRUE(table.armed());
    met(table);
    EXPECT_FALSE(table.armed());
    EXPECT_EQ(table.list().size(), 1u);
}

TEST(FaultTable, FaultsOnOneFunctionActOneAfterTheOther) {
    FaultTable table;
    table.add(faultOf("FaxGetJob error=5 times=1")).value();
    table.add(faultOf("FaxGetJob error=6 times=1")).value();
    EXPECT_EQ(met(table), 5u);
    EXPECT_EQ(met(table), 6u);
    EXPECT_EQ(met(table), 0u);
}

TEST(FaultTable, ConcernsBothFormsOrTheOneNamed) {
    FaultTable table;
    table.add(faultOf("FaxGetJobA error=5")).value();
    EXPECT_EQ(met(table), 0u);
    table.add(faultOf("FaxGetJobW error=6")).value();
    EXPECT_EQ(met(table), 6u);
    EXPECT_FALSE(table.meet({"FaxGetJob", {}}));
    EXPECT_FALSE(table.meet({"FaxGetPageData", {}}));
}

TEST(FaultTable, ConcernsARequestByItsNameOrItsFunctions) {
    const std::array<std::string_view, 2> functions{"FaxSetJob", "FaxAbort"};
    FaultTable table;
    table.add(faultOf("FaxAbort error=5 times=1")).value();
    table.add(faultOf("ControlJob error=6 times=1")).value();
    EXPECT_EQ(table.meet({"ControlJob", functions})->fault.error, 5u);
    EXPECT_EQ(table.meet({"ControlJob", functions})->fault.error, 6u);
    EXPECT_FALSE(table.meet({"ControlJob", functions}));
}

TEST(FaultTable, ConcernsItsUserOnly) {
    FaultTable table;
    table.add(faultOf("FaxGetJob error=5 user=bob")).value();
    EXPECT_EQ(met(table, "bob"), 5u);
    EXPECT_EQ(met(table, "FIRM\\Bob"), 5u);
    EXPECT_EQ(met(table, "alice", "bob"), 5u);
    EXPECT_EQ(met(table, "alice"), 0u);
    EXPECT_EQ(met(table, "bobby"), 0u);
    EXPECT_EQ(met(table, "", ""), 0u);
    table.clear();
    table.add(faultOf("FaxGetJob error=5 user=FIRM\\bob")).value();
    EXPECT_EQ(met(table, "FIRM\\bob"), 5u);
    EXPECT_EQ(met(table, "OTHER\\bob"), 0u);
}

TEST(FaultTable, OneIsRemovedByItsIdWhichIsNotUsedAgain) {
    FaultTable table;
    const auto first = table.add(faultOf("FaxGetJob error=5")).value();
    EXPECT_TRUE(table.remove(first));
    EXPECT_FALSE(table.remove(first));
    EXPECT_FALSE(table.armed());
    EXPECT_NE(table.add(faultOf("FaxGetJob error=5")).value(), first);
}

TEST(FaultTable, HasALimit) {
    FaultTable table;
    for (std::size_t count = 0; count < FaultTable::kMostFaults; ++count) {
        ASSERT_TRUE(table.add(faultOf("FaxGetJob error=5")));
    }
    EXPECT_EQ(table.add(faultOf("FaxGetJob error=5")).error().code,
              model::ErrorCode::notEnoughMemory);
}

TEST(FaultTable, ManyThreadsShareTheTimes) {
    FaultTable table;
    table.add(faultOf("FaxGetJob error=5 times=100")).value();
    std::atomic<int> acted = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (int call = 0; call < 50; ++call) acted += met(table) == 5 ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(acted, 100);
}

}  // namespace
}  // namespace winfax::fault
