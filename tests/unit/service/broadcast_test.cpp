// SPDX-License-Identifier: MIT
// Broadcasts in the service: who may add to one, and what ends it.
#include <gtest/gtest.h>

#include "service_bench.h"
#include "support/tiff_file.h"

namespace winfax {
namespace {

using model::ErrorCode;
using test::BenchClient;
using test::ServiceBench;

class BroadcastTest : public testing::Test {
  protected:
    void SetUp() override { client_.greet(); }

    model::Result<std::uint32_t> add(BenchClient& client, std::uint32_t id,
                                     model::Text number = u"555") {
        model::AddRecipient::Request request;
        request.broadcastId = id;
        request.params.RecipientNumber = std::move(number);
        const auto added = client.call<model::AddRecipient>(request);
        if (!added) return tl::unexpected(added.error());
        return added->jobId;
    }

    ServiceBench bench_{clock::Mode::virtualTime};
    BenchClient client_{bench_};
};

TEST_F(BroadcastTest, EveryRecipientIsAJobAndTheMasterIsNone) {
    const auto id = client_.begin(test::faxTiff());
    ASSERT_TRUE(id);
    const auto first = add(client_, *id);
    const auto second = add(client_, *id);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(client_.call<model::ReadJob>({*id}).error().code, ErrorCode::invalidParameter);  // D3
    EXPECT_EQ(client_.call<model::ControlJob>({*id, 1}).error().code, ErrorCode::invalidParameter);
    const auto job = client_.call<model::ReadJob>({*second});
    ASSERT_TRUE(job);
    EXPECT_EQ(job->job.Size, test::faxTiff().size());
    EXPECT_GE(job->job.PageCount, 1u);
    ASSERT_TRUE(client_.call<model::EndBroadcast>({*id}));
    bench_.advance(std::chrono::hours(1));
    EXPECT_TRUE(bench_.core->outbox().queue().jobs().empty()) << "all were sent";
}

TEST_F(BroadcastTest, NobodyElseMayAddOrEnd) {
    BenchClient other(bench_);
    other.greet();
    const auto id = client_.begin(test::faxTiff());
    EXPECT_EQ(add(other, *id).error().code, ErrorCode::invalidParameter);
    EXPECT_EQ(other.call<model::EndBroadcast>({*id}).error().code, ErrorCode::invalidParameter);
    EXPECT_TRUE(add(client_, *id));
}

TEST_F(BroadcastTest, NothingIsAddedAfterTheEnd) {
    const auto id = client_.begin(test::faxTiff());
    ASSERT_TRUE(client_.call<model::EndBroadcast>({*id}));
    EXPECT_EQ(add(client_, *id).error().code, ErrorCode::invalidParameter);
    EXPECT_EQ(client_.call<model::EndBroadcast>({*id}).error().code, ErrorCode::invalidParameter);
}

TEST_F(BroadcastTest, D5_ABadRecipientLeavesTheOthers) {
    const auto id = client_.begin(test::faxTiff());
    ASSERT_TRUE(add(client_, *id));
    EXPECT_EQ(add(client_, *id, std::nullopt).error().code, ErrorCode::invalidParameter);
    EXPECT_EQ(add(client_, *id, u"").error().code, ErrorCode::invalidParameter);  // M12
    EXPECT_TRUE(add(client_, *id));
    EXPECT_EQ(bench_.core->outbox().queue().jobs().size(), 2u);
}

TEST_F(BroadcastTest, L7_AClientThatGoesHasNamedThemAll) {
    const auto id = client_.begin(test::faxTiff());
    const auto job = add(client_, *id);
    client_.hangUp();
    bench_.advance(std::chrono::hours(1));
    EXPECT_EQ(bench_.core->outbox().queue().find(*job), nullptr) << "it was sent";
    BenchClient next(bench_);
    next.greet();
    EXPECT_EQ(add(next, *id).error().code, ErrorCode::invalidParameter);
}

TEST_F(BroadcastTest, WhatIsNoFaxBeginsNothing) {
    const std::vector<std::uint8_t> nothingKnown{1, 2, 0, 3};
    EXPECT_EQ(client_.begin(nothingKnown).error().code, ErrorCode::invalidData);
}

TEST_F(BroadcastTest, TheSentCopiesAreOneFile) {
    const auto id = client_.begin(test::faxTiff());
    for (int i = 0; i < 5; ++i) ASSERT_TRUE(add(client_, *id));
    ASSERT_TRUE(client_.call<model::EndBroadcast>({*id}));
    bench_.advance(std::chrono::hours(1));
    const auto sent = bench_.state.path() / "sent";
    const auto first = std::filesystem::directory_iterator(sent)->path();
    std::size_t copies = 0;
    for (const auto& entry : std::filesystem::directory_iterator(sent)) {
        ++copies;
        EXPECT_TRUE(std::filesystem::equivalent(entry.path(), first));
    }
    EXPECT_EQ(copies, 5u);
}

}  // namespace
}  // namespace winfax
