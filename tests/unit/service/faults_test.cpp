// SPDX-License-Identifier: MIT
// What the faults of a test instance make of requests, and who may change them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service_bench.h"
#include "support/tiff_file.h"
#include "text/encoding.h"

namespace winfax::service {
namespace {

using model::ErrorCode;
using test::BenchClient;
using test::ServiceBench;
using testing::HasSubstr;

class Faults : public testing::Test {
  protected:
    Faults() {
        bench_.settings.testInstance = true;
        bench_.restart();
    }

    // A client whose requests are those of functions, as the library's are.
    std::unique_ptr<BenchClient> program(const char* userId = "1000") {
        auto client = std::make_unique<BenchClient>(bench_, model::right::all, userId);
        client->features = wire::feature::functions;
        client->greet();
        return client;
    }
    std::uint32_t add(std::string_view text) {
        BenchClient owner(bench_, model::right::all | model::right::administer);
        owner.greet();
        const auto added = owner.call<model::AddFault>({text::fromUtf8(text)});
        EXPECT_TRUE(added) << added.error().detail;
        return added ? added->id : 0;
    }
    std::vector<model::ListFaults::Entry> listed() {
        BenchClient owner(bench_, model::right::all | model::right::administer);
        owner.greet();
        return owner.call<model::ListFaults>({})->faults;
    }
    // The error of listing the jobs; success.
    ErrorCode listJobs(BenchClient& client) {
        const auto reply = client.call<model::ListJobs>({});
        return reply ? ErrorCode::success : reply.error().code;
    }
    std::size_t jobs() { return bench_.core->outbox().queue().jobs().size(); }

    ServiceBench bench_{clock::Mode::virtualTime};
};

TEST_F(Faults, AnErrorIsAnsweredAndNothingIsDone) {
    add("FaxSendDocument error=ERROR_WRITE_FAULT after=1 times=1");
    const auto client = program();
    EXPECT_TRUE(client->submit(test::faxTiff(1)));
    EXPECT_EQ(client->submit(test::faxTiff(1)).error().code, ErrorCode::writeFault);
    EXPECT_EQ(jobs(), 1u);
    EXPECT_TRUE(client->submit(test::faxTiff(1)));
    const auto entries = listed();
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries[0].met, 2u) << "one that is used up counts no more";
    EXPECT_EQ(entries[0].acted, 1u);
}

TEST_F(Faults, CarriedOutMeansThatOnlyTheAnswerIsLost) {
    add("FaxSendDocument error=1726 carried_out");
    const auto client = program();
    EXPECT_EQ(client->submit(test::faxTiff(1)).error().code, ErrorCode::callFailed);
    EXPECT_EQ(jobs(), 1u);
}

TEST_F(Faults, ADelayIsOfTheInstancesClock) {
    add("FaxEnumJobs delay=2s");
    const auto client = program();
    EXPECT_EQ(listJobs(*client), ErrorCode::callFailed);  // no reply yet
    bench_.advance(std::chrono::milliseconds(1999));
    EXPECT_FALSE(client->reply<model::ListJobs::Reply>());
    bench_.advance(std::chrono::milliseconds(1));
    EXPECT_TRUE(client->reply<model::ListJobs::Reply>());
}

TEST_F(Faults, ADelayedRequestOfAClientThatLeftIsNotCarriedOut) {
    add("FaxSendDocument delay=2s");
    auto client = program();
    client->submit(test::faxTiff(1));
    client.reset();
    bench_.advance(std::chrono::seconds(3));
    EXPECT_EQ(jobs(), 0u);
}

TEST_F(Faults, ADroppedConnectionIsOfOneClient) {
    const auto other = program();
    add("FaxEnumJobs drop_connection times=1");
    const auto client = program();
    listJobs(*client);
    EXPECT_TRUE(client->disconnected());
    EXPECT_EQ(listJobs(*other), ErrorCode::success);
}

TEST_F(Faults, NoReplyLeavesTheConnection) {
    add("FaxEnumJobs no_reply times=20");
    const auto client = program();
    // More than may be outstanding: what is never answered is owed no reply.
    for (int call = 0; call < 20; ++call) EXPECT_EQ(listJobs(*client), ErrorCode::callFailed);
    EXPECT_FALSE(client->disconnected());
    EXPECT_EQ(listJobs(*client), ErrorCode::success);
}

TEST_F(Faults, TheServiceStopsInTheMiddleOfACall) {
    add("FaxSendDocument stop_service carried_out");
    const auto client = program();
    EXPECT_FALSE(client->submit(test::faxTiff(1)));
    EXPECT_TRUE(bench_.stopRequested);
    EXPECT_EQ(jobs(), 1u);
}

class FaultsOfMemory : public Faults, public testing::WithParamInterface<const char*> {};

TEST_P(FaultsOfMemory, FailTheCallAndNothingElse) {
    add(std::string("FaxSendDocument times=1 out_of_memory=") + GetParam());
    const auto client = program();
    EXPECT_EQ(client->submit(test::faxTiff(1)).error().code, ErrorCode::notEnoughMemory);
    EXPECT_EQ(jobs(), std::string_view(GetParam()) == "reply" ? 1u : 0u);
    EXPECT_TRUE(client->submit(test::faxTiff(1)));
}

INSTANTIATE_TEST_SUITE_P(Places, FaultsOfMemory, testing::Values("request", "document", "reply"));

TEST_F(Faults, AFullDiskRefusesWrites) {
    add("disk error=ERROR_DISK_FULL after=1 times=1");
    const auto client = program();
    EXPECT_TRUE(client->submit(test::faxTiff(1), u"555", [](model::JobParam& params) {
        params.ScheduleAction = static_cast<std::uint32_t>(model::ScheduleAction::discountPeriod);
    }));
    EXPECT_EQ(client->submit(test::faxTiff(1)).error().code, ErrorCode::diskFull);
    EXPECT_EQ(jobs(), 1u);
    EXPECT_TRUE(client->submit(test::faxTiff(1)));
}

TEST_F(Faults, ASlowDiskDelaysWritesInTheirOrder) {
    add("disk delay=5s times=1");
    const auto first = program();
    const auto second = program();
    EXPECT_FALSE(first->submit(test::faxTiff(1)));
    EXPECT_FALSE(second->submit(test::faxTiff(1)));
    EXPECT_EQ(jobs(), 0u);
    EXPECT_EQ(listJobs(*second), ErrorCode::success);
    bench_.advance(std::chrono::seconds(5));
    const auto one = first->reply<model::SubmitDocument::Reply>();
    const auto two = second->reply<model::SubmitDocument::Reply>();
    ASSERT_TRUE(one && two);
    EXPECT_LT(one->jobId, two->jobId);
}

TEST_F(Faults, WhatASlowDiskHasNotWrittenIsWrittenAtTheEnd) {
    add("disk delay=5s");
    const auto client = program();
    EXPECT_FALSE(client->submit(test::faxTiff(1)));
    bench_.restart();
    EXPECT_EQ(jobs(), 1u);
}

TEST_F(Faults, AConnectionIsRefusedOrLate) {
    add("FaxConnectFaxServer error=ERROR_ACCESS_DENIED times=1");
    add("FaxConnectFaxServer drop_connection times=1");
    add("FaxConnectFaxServer delay=2s times=1");
    const auto connecting = [&] {
        auto client = std::make_unique<BenchClient>(bench_);
        client->features = wire::feature::functions | wire::feature::connect;
        return client;
    };
    EXPECT_EQ(connecting()->hello().error().code, ErrorCode::accessDenied);
    const auto dropped = connecting();
    EXPECT_FALSE(dropped->hello());
    EXPECT_TRUE(dropped->disconnected());
    const auto late = connecting();
    EXPECT_FALSE(late->hello());
    bench_.advance(std::chrono::seconds(2));
    EXPECT_TRUE(late->reply<wire::Hello::Reply>());
    EXPECT_EQ(listJobs(*late), ErrorCode::success);
}

TEST_F(Faults, ConcernTheRequestsOfFunctionsOnly) {
    add("FaxEnumJobs error=5");
    add("FaxConnectFaxServer error=5");
    BenchClient tool(bench_);
    tool.greet();
    EXPECT_EQ(listJobs(tool), ErrorCode::success);
    EXPECT_EQ(listed()[0].met, 0u);
    EXPECT_EQ(listJobs(*program()), ErrorCode::accessDenied);
}

TEST_F(Faults, ConcernTheirUserOnly) {
    add("FaxEnumJobs error=5 user=1001");
    EXPECT_EQ(listJobs(*program("1000")), ErrorCode::success);
    EXPECT_EQ(listJobs(*program("1001")), ErrorCode::accessDenied);
}

TEST_F(Faults, AreListedAndCleared) {
    const auto first = add("FaxGetJob error=5 times=1");
    const auto second = add("disk delay=2s");
    EXPECT_EQ(listed().size(), 2u);
    BenchClient owner(bench_, model::right::all | model::right::administer);
    owner.greet();
    EXPECT_TRUE(owner.call<model::ClearFaults>({first}));
    const auto left = listed();
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left[0].id, second);
    EXPECT_EQ(left[0].fault, u"disk delay=2s");
    EXPECT_EQ(owner.call<model::ClearFaults>({first}).error().code, ErrorCode::invalidParameter);
    EXPECT_TRUE(owner.call<model::ClearFaults>({0}));
    EXPECT_TRUE(listed().empty());
}

TEST_F(Faults, BadOnesAreRefusedWithWhatIsWrong) {
    BenchClient owner(bench_, model::right::all | model::right::administer);
    owner.greet();
    for (const char16_t* text :
         {u"FaxGetJob", u"FaxFreeBuffer error=5", u"FaxGetJobW error=5", u""}) {
        const auto added = owner.call<model::AddFault>({text});
        ASSERT_FALSE(added);
        EXPECT_EQ(added.error().code, ErrorCode::invalidParameter);
        EXPECT_FALSE(added.error().detail.empty());
    }
    EXPECT_EQ(owner.call<model::AddFault>({std::nullopt}).error().code,
              ErrorCode::invalidParameter);
}

TEST_F(Faults, OnlyAdministratorsSeeAndChangeThem) {
    BenchClient user(bench_, model::right::all);
    user.greet();
    EXPECT_EQ(user.call<model::AddFault>({u"FaxGetJob error=5"}).error().code,
              ErrorCode::accessDenied);
    EXPECT_EQ(user.call<model::ListFaults>({}).error().code, ErrorCode::accessDenied);
    EXPECT_EQ(user.call<model::ClearFaults>({0}).error().code, ErrorCode::accessDenied);
}

TEST_F(Faults, ARequestWithoutItsRightIsRefusedAsEverAndNotCounted) {
    add("FaxEnumJobs error=29");
    BenchClient user(bench_, model::right::jobSubmit);
    user.features = wire::feature::functions;
    user.greet();
    EXPECT_EQ(listJobs(user), ErrorCode::accessDenied);
    EXPECT_EQ(listed()[0].met, 0u);
}

TEST_F(Faults, AreRefusedByAnInstanceThatIsNoTestInstance) {
    bench_.settings.testInstance = false;
    bench_.restart();
    BenchClient owner(bench_, model::right::all | model::right::administer);
    owner.greet();
    const auto added = owner.call<model::AddFault>({u"FaxGetJob error=5"});
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, ErrorCode::invalidFunction);
    EXPECT_THAT(added.error().detail, HasSubstr("test_instance = true"));
    EXPECT_EQ(owner.call<model::ListFaults>({}).error().code, ErrorCode::invalidFunction);
    EXPECT_EQ(owner.call<model::ClearFaults>({0}).error().code, ErrorCode::invalidFunction);
}

}  // namespace
}  // namespace winfax::service
