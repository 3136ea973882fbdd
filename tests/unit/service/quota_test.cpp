// SPDX-License-Identifier: MIT
// What one user may have in the queue and on its way into it: refused before it is kept, and nobody
// else's loss.
#include <gtest/gtest.h>

#include "service/allowance.h"
#include "service/quota.h"
#include "service_bench.h"
#include "support/tiff_file.h"

namespace winfax {
namespace {

using model::ErrorCode;
using service::Allowance;
using test::BenchClient;
using test::codeOf;
using test::ServiceBench;

TEST(QuotaAllowance, IsOfEachUserAndComesBackWithItsHold) {
    Allowance allowance(10);
    auto first = allowance.take("anna", 6);
    ASSERT_TRUE(first);
    EXPECT_FALSE(allowance.take("anna", 5));
    EXPECT_TRUE(allowance.take("berta", 10)) << "another user's is not touched";
    EXPECT_EQ(allowance.of("anna"), 6u);
    first.reset();
    EXPECT_EQ(allowance.of("anna"), 0u);
    EXPECT_TRUE(allowance.take("anna", 10));
}

TEST(QuotaAllowance, CountsWhatIsElsewhereAndDoesNotOverflow) {
    Allowance allowance(10);
    EXPECT_FALSE(allowance.take("anna", 1, 10));
    EXPECT_TRUE(allowance.take("anna", 1, 9));
    EXPECT_FALSE(allowance.take("anna", ~0ull, 2));
    EXPECT_FALSE(allowance.take("anna", 1, 12)) << "the limit was higher when it came";
}

TEST(QuotaAllowance, ZeroIsNoLimit) {
    Allowance allowance(0);
    const auto much = allowance.take("anna", ~0ull);
    EXPECT_TRUE(much);
}

TEST(QuotaAllowance, AHoldOutlivesIt) {
    Allowance::Hold hold;
    {
        Allowance allowance(1);
        hold = allowance.take("anna", 1);
    }
    EXPECT_TRUE(hold);
    hold.reset();  // asan would see it
}

class QuotaTest : public testing::Test {
  protected:
    // The service begins anew with these limits.
    void limit(std::uint64_t jobs, std::uint64_t bytes) {
        bench_.settings.jobsPerUser = jobs;
        bench_.settings.bytesPerUser = bytes;
        bench_.restart();
    }
    static void waiting(model::JobParam& params) {
        params.ScheduleAction = static_cast<std::uint32_t>(model::ScheduleAction::specificTime);
        params.ScheduleTime.wYear = 2199;
        params.ScheduleTime.wMonth = 1;
        params.ScheduleTime.wDay = 1;
    }
    static ErrorCode submit(BenchClient& client) {
        return codeOf(client.submit(test::faxTiff(), u"555", waiting));
    }
    static model::Result<std::uint32_t> add(BenchClient& client, std::uint32_t broadcast) {
        model::AddRecipient::Request request;
        request.broadcastId = broadcast;
        request.params.RecipientNumber = u"555";
        waiting(request.params);
        const auto added = client.call<model::AddRecipient>(request);
        if (!added) return tl::unexpected(added.error());
        return added->jobId;
    }
    std::size_t jobs() const { return bench_.core->outbox().queue().jobs().size(); }

    ServiceBench bench_{clock::Mode::virtualTime};
};

TEST_F(QuotaTest, JobsBeyondTheLimitAreRefusedAndOthersAreServed) {
    limit(2, 0);
    BenchClient anna(bench_);
    BenchClient berta(bench_, model::right::all, "1001");
    anna.greet();
    berta.greet();
    EXPECT_EQ(submit(anna), ErrorCode::success);
    EXPECT_EQ(submit(anna), ErrorCode::success);
    EXPECT_EQ(submit(anna), ErrorCode::notEnoughQuota);
    EXPECT_EQ(jobs(), 2u) << "nothing of it was kept";
    EXPECT_EQ(submit(berta), ErrorCode::success);
}

TEST_F(QuotaTest, TheRefusalSaysWhatThereIsAndWhatToDo) {
    bench_.settings.jobsPerUser = 7;
    service::Quota quota(bench_.core->outbox().queue(), bench_.settings);
    const auto charge = quota.charge("anna", {5, 100});
    ASSERT_TRUE(charge);
    const auto refused = quota.charge("anna", {3, 0});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().detail,
              "5 jobs in the queue and 3 more are over the limit of 7 for one user "
              "([limits] jobs_per_user): wait until some are sent, or delete some");
}

TEST_F(QuotaTest, AJobThatLeavesMakesRoom) {
    limit(1, 0);
    BenchClient client(bench_);
    client.greet();
    const auto id = client.submit(test::faxTiff(), u"555", waiting);
    ASSERT_TRUE(id);
    EXPECT_EQ(submit(client), ErrorCode::notEnoughQuota);
    using model::JobCommand;
    ASSERT_TRUE(
        client.call<model::ControlJob>({*id, static_cast<std::uint32_t>(JobCommand::cancel)}));
    EXPECT_EQ(submit(client), ErrorCode::success);
}

TEST_F(QuotaTest, WhatIsThereAtAStartCounts) {
    {
        BenchClient client(bench_);
        client.greet();
        EXPECT_EQ(submit(client), ErrorCode::success);
        EXPECT_EQ(submit(client), ErrorCode::success);
    }
    limit(1, 0);
    EXPECT_EQ(jobs(), 2u) << "a lower limit takes nothing away";
    BenchClient client(bench_);
    client.greet();
    EXPECT_EQ(submit(client), ErrorCode::notEnoughQuota);
}

TEST_F(QuotaTest, BytesAreThoseOfDocuments) {
    const std::uint64_t one = test::faxTiff().size();
    limit(0, 2 * one);
    BenchClient client(bench_);
    client.greet();
    EXPECT_EQ(submit(client), ErrorCode::success);
    EXPECT_EQ(submit(client), ErrorCode::success);
    EXPECT_EQ(submit(client), ErrorCode::notEnoughQuota);
}

TEST_F(QuotaTest, ABroadcastsDocumentIsChargedOnce) {
    const std::uint64_t one = test::faxTiff().size();
    limit(0, 2 * one);
    BenchClient client(bench_);
    client.greet();
    const auto broadcast = client.begin(test::faxTiff());
    ASSERT_TRUE(broadcast);
    for (int i = 0; i < 20; ++i) EXPECT_TRUE(add(client, *broadcast));
    ASSERT_TRUE(client.call<model::EndBroadcast>({*broadcast}));
    EXPECT_EQ(submit(client), ErrorCode::success) << "its twenty jobs have one document";
    EXPECT_EQ(submit(client), ErrorCode::notEnoughQuota);
}

TEST_F(QuotaTest, AnOpenBroadcastIsChargedBeforeItHasJobs) {
    limit(0, test::faxTiff().size());
    BenchClient client(bench_);
    client.greet();
    ASSERT_TRUE(client.begin(test::faxTiff()));
    EXPECT_EQ(codeOf(client.begin(test::faxTiff())), ErrorCode::notEnoughQuota);
    client.hangUp();
    bench_.settle();
    BenchClient next(bench_);
    next.greet();
    EXPECT_TRUE(next.begin(test::faxTiff())) << "it ended with its connection";
}

TEST_F(QuotaTest, EachRecipientIsAJob) {
    limit(2, 0);
    BenchClient client(bench_);
    client.greet();
    const auto broadcast = client.begin(test::faxTiff());
    ASSERT_TRUE(broadcast);
    EXPECT_TRUE(add(client, *broadcast));
    EXPECT_TRUE(add(client, *broadcast));
    EXPECT_EQ(codeOf(add(client, *broadcast)), ErrorCode::notEnoughQuota);
    EXPECT_EQ(jobs(), 2u);
}

TEST_F(QuotaTest, AConnectionHasSixtyFourBroadcastsOpen) {
    BenchClient client(bench_);
    client.greet();
    std::uint32_t last = 0;
    for (int i = 0; i < 64; ++i) {
        const auto id = client.begin(test::faxTiff());
        ASSERT_TRUE(id);
        last = *id;
    }
    EXPECT_EQ(codeOf(client.begin(test::faxTiff())), ErrorCode::notEnoughQuota);
    ASSERT_TRUE(client.call<model::EndBroadcast>({last}));
    EXPECT_TRUE(client.begin(test::faxTiff()));
}

TEST_F(QuotaTest, DocumentsOnTheirWayInAreChargedToTheirUser) {
    const auto document = test::faxTiff();
    bench_.settings.maxIncomingOfUser = document.size() + 10;
    bench_.restart();
    BenchClient stalling(bench_);
    BenchClient same(bench_);
    BenchClient other(bench_, model::right::all, "1001");
    for (BenchClient* client : {&stalling, &same, &other}) client->greet();
    model::SubmitDocument::Request request;  // announced; its bytes never come
    request.params.RecipientNumber = u"555";
    request.documentSize = document.size();
    wire::Bytes bytes;
    wire::appendRequest<model::SubmitDocument>(bytes, 1, request);
    stalling.send(bytes);
    EXPECT_EQ(submit(same), ErrorCode::notEnoughMemory);
    EXPECT_EQ(submit(other), ErrorCode::success);
    stalling.hangUp();
    bench_.settle();
    EXPECT_EQ(submit(same), ErrorCode::success);
}

}  // namespace
}  // namespace winfax
