// SPDX-License-Identifier: MIT
// What is told of faxes that come in and of their pages.
#include <gmock/gmock.h>

#include <span>
#include <vector>

#include "document/page_reader.h"
#include "receiving_bench.h"
#include "text/encoding.h"

namespace winfax {
namespace {

namespace right = model::right;
using model::ErrorCode;
using test::BenchClient;
using testing::HasSubstr;
using FileBytes = std::vector<std::uint8_t>;

FileBytes secondPageOf(const FileBytes& document) {
    return document::PageReader::open(std::as_bytes(std::span(document)))->page(1)->bits;
}

class ReceivedHistoryTest : public testing::Test, public test::ReceivingBench {};

TEST_F(ReceivedHistoryTest, IsToldDuringTheCallAndForGoodAfterIt) {
    const auto placed = place();
    auto told = client->call<model::ReadJobHistory>({placed.jobId});
    ASSERT_TRUE(told) << told.error().detail;
    EXPECT_TRUE(told->inQueue);
    EXPECT_EQ(told->callerId, u"+49 89 555");
    EXPECT_EQ(told->csid, u"WE");
    ASSERT_EQ(told->attempts.size(), 1u);
    EXPECT_EQ(told->attempts[0].Ended, model::FileTime{});
    EXPECT_THAT(text::toUtf8(told->noPages.value_or(u"")), HasSubstr("not over yet"));

    ASSERT_TRUE(transmit(placed.callId, 2));
    ASSERT_EQ(job(placed.jobId).error().code, ErrorCode::invalidParameter) << "it has left";
    told = client->call<model::ReadJobHistory>({placed.jobId});
    ASSERT_TRUE(told) << told.error().detail;
    EXPECT_FALSE(told->inQueue);
    EXPECT_EQ(told->job.JobType, static_cast<std::uint32_t>(model::JobType::receive));
    EXPECT_EQ(told->pagesFrom, u"received");
    EXPECT_EQ(told->pages.size(), 2u);
    const auto seen = client->call<model::ReadPage>({placed.jobId, 2});
    ASSERT_TRUE(seen) << seen.error().detail;
    EXPECT_TRUE(seen->dots == secondPageOf(documentOf(2)));
}

TEST_F(ReceivedHistoryTest, H5_IsForThoseWhoManageJobs) {
    BenchClient curious(bench, right::all & ~right::jobManage, "5000");
    BenchClient blind(bench, right::all & ~right::jobQuery, "6000");
    for (BenchClient* who : {&curious, &blind}) who->greet();
    const auto expectHidden = [&](std::uint32_t id) {
        EXPECT_EQ(curious.call<model::ReadJobHistory>({id}).error().code,
                  ErrorCode::invalidParameter);
        EXPECT_EQ(curious.call<model::ReadPage>({id, 1}).error().code, ErrorCode::invalidParameter);
        EXPECT_EQ(blind.call<model::ReadJobHistory>({id}).error().code, ErrorCode::accessDenied);
        EXPECT_EQ(blind.call<model::ReadPage>({id, 1}).error().code, ErrorCode::accessDenied);
    };
    const auto placed = place();
    expectHidden(placed.jobId);
    ASSERT_TRUE(transmit(placed.callId, 2));
    expectHidden(placed.jobId);
    EXPECT_TRUE(client->call<model::ReadPage>({placed.jobId, 1}));
}

TEST_F(ReceivedHistoryTest, OneThatWaitsToBeRoutedHasItsPages) {
    enable(test::kStore, (bench.state.path() / "no such folder").u16string());
    const auto id = fax(2);
    const auto told = client->call<model::ReadJobHistory>({id});
    ASSERT_TRUE(told) << told.error().detail;
    EXPECT_TRUE(told->inQueue);
    EXPECT_TRUE(told->lastFailure);
    EXPECT_EQ(told->pagesFrom, u"received");
    EXPECT_TRUE(client->call<model::ReadPage>({id, 2}));
}

}  // namespace
}  // namespace winfax
