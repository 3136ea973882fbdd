// SPDX-License-Identifier: MIT
// One client's bytes against the service: what is malformed costs that client its connection, what is
// not allowed is refused with the contract's error, and others notice nothing.
#include <gtest/gtest.h>

#include "service_bench.h"
#include "support/tiff_file.h"

namespace winfax {
namespace {

using model::ErrorCode;
using test::BenchClient;
using test::ServiceBench;
using wire::Bytes;
using wire::FrameKind;
namespace right = model::right;

constexpr std::uint32_t kOthers =
    right::jobSubmit | right::jobQuery | right::portQuery | right::configQuery;

Bytes frame(FrameKind kind, std::uint16_t opcode, std::uint32_t serial, std::size_t size) {
    Bytes bytes;
    wire::appendFrame(bytes, kind, opcode, serial, [&](wire::Writer& out) {
        for (std::size_t i = 0; i < size; ++i) out.put(std::uint8_t{0xEE});
    });
    return bytes;
}

class PeerTest : public testing::Test {
protected:
    // The bystander must be served whatever happened to the others.
    void TearDown() override {
        EXPECT_FALSE(bystander_.disconnected());
        EXPECT_TRUE(bystander_.call<model::ListJobs>({}));
    }
    void SetUp() override { bystander_.greet(); }

    ServiceBench bench_;
    BenchClient bystander_{bench_};
};

struct Malformed {
    const char* name;
    bool greeted;
    Bytes bytes;
};

class MalformedInput : public PeerTest, public testing::WithParamInterface<Malformed> {};

TEST_P(MalformedInput, CostsThatConnection) {
    BenchClient client(bench_);
    if (GetParam().greeted) client.greet();
    client.send(GetParam().bytes);
    bench_.settle();
    EXPECT_TRUE(client.disconnected());
}

INSTANTIATE_TEST_SUITE_P(
    Bytes, MalformedInput,
    testing::Values(
        Malformed{"NoHello", false, frame(FrameKind::request, 2, 1, 0)},
        Malformed{"HelloWithoutMagic", false, frame(FrameKind::request, 0, 1, 12)},
        Malformed{"HelloCutOff", false, frame(FrameKind::request, 0, 1, 3)},
        Malformed{"KindThatDoesNotExist", true, frame(static_cast<FrameKind>(77), 2, 1, 0)},
        Malformed{"ReplyFromAClient", true, frame(FrameKind::reply, 2, 1, 4)},
        Malformed{"EventFromAClient", true, frame(FrameKind::event, 6, 1, 20)},
        Malformed{"RequestTooShort", true, frame(FrameKind::request, 3, 1, 3)},
        Malformed{"RequestTooLong", true, frame(FrameKind::request, 3, 1, 5)},
        Malformed{"BodyWithoutARequest", true, frame(FrameKind::body, 5, 1, 5)},
        Malformed{"BodyEndWithoutARequest", true, frame(FrameKind::bodyEnd, 5, 1, 0)},
        Malformed{"SubmitWithoutASize", true, frame(FrameKind::request, 5, 1, 7)}),
    [](const auto& info) { return std::string(info.param.name); });

TEST_F(PeerTest, AHelloOfAnotherVersionIsRefused) {
    BenchClient client(bench_);
    wire::Hello::Request hello;
    hello.minVersion = 2;
    hello.maxVersion = 9;
    Bytes bytes;
    wire::appendRequest<wire::Hello>(bytes, 0, hello);
    client.send(bytes);
    EXPECT_EQ(client.reply<wire::Hello::Reply>().error().code, ErrorCode::serverUnavailable);
}

TEST_F(PeerTest, AHelloOfANewerClientThatSpeaksOurVersionIsAccepted) {
    BenchClient client(bench_);
    wire::Hello::Request hello;
    hello.maxVersion = 9;
    Bytes bytes;
    wire::appendRequest<wire::Hello>(bytes, 0, hello);
    client.send(bytes);
    EXPECT_EQ(client.reply<wire::Hello::Reply>().value().version, wire::kVersion);
}

TEST_F(PeerTest, AUserWithoutAnyRightMayNotConnect) {
    BenchClient client(bench_, right::none);
    Bytes bytes;
    wire::appendRequest<wire::Hello>(bytes, 0, {});
    client.send(bytes);
    EXPECT_EQ(client.reply<wire::Hello::Reply>().error().code, ErrorCode::accessDenied);
}

TEST_F(PeerTest, AnUnknownCallFailsAndTheConnectionGoesOn) {
    BenchClient client(bench_);
    client.greet();
    client.send(frame(FrameKind::request, 999, 1, 3));
    EXPECT_EQ(client.reply<model::Nothing>().error().code, ErrorCode::callNotImplemented);
    EXPECT_TRUE(client.call<model::ListJobs>({}));
}

TEST_F(PeerTest, BytesOneByOneAreServed) {
    BenchClient client(bench_);
    client.greet();
    Bytes bytes;
    wire::appendRequest<model::ReadRights>(bytes, 3, {});
    for (const std::byte byte : bytes) client.send(std::span(&byte, 1));
    EXPECT_EQ(client.reply<model::ReadRights::Reply>().value().rights, right::all);
}

TEST_F(PeerTest, ADocumentMayNotGrowBeyondItsAnnouncement) {
    BenchClient client(bench_);
    client.greet();
    model::SubmitDocument::Request request;
    request.params.RecipientNumber = u"5";
    request.documentSize = 10;
    Bytes bytes;
    wire::appendRequest<model::SubmitDocument>(bytes, 1, request);
    client.send(bytes);
    client.send(frame(FrameKind::body, 5, 1, 11));
    bench_.settle();
    EXPECT_TRUE(client.disconnected());
}

TEST_F(PeerTest, AShorterDocumentThanAnnouncedIsRefused) {
    BenchClient client(bench_);
    client.greet();
    model::SubmitDocument::Request request;
    request.params.RecipientNumber = u"5";
    request.documentSize = 10;
    Bytes bytes;
    wire::appendRequest<model::SubmitDocument>(bytes, 1, request);
    client.send(bytes);
    client.send(frame(FrameKind::body, 5, 1, 9));
    client.send(frame(FrameKind::bodyEnd, 5, 1, 0));
    EXPECT_EQ(client.reply<model::SubmitDocument::Reply>().error().code, ErrorCode::invalidData);
    EXPECT_EQ(bench_.core->services().incoming, 0u);
}

TEST_F(PeerTest, BytesAreChargedBeforeTheyAreKeptAndGivenBackAfterwards) {
    BenchClient first(bench_);
    first.greet();
    model::SubmitDocument::Request request;
    request.params.RecipientNumber = u"5";
    request.documentSize = bench_.settings.maxIncoming;
    Bytes bytes;
    wire::appendRequest<model::SubmitDocument>(bytes, 1, request);
    {
        BenchClient holder(bench_);
        holder.greet();
        holder.send(bytes);
        EXPECT_EQ(bench_.core->services().incoming, bench_.settings.maxIncoming);
        EXPECT_EQ(first.submit(test::faxTiff()).error().code, ErrorCode::notEnoughMemory);
    }
    EXPECT_EQ(bench_.core->services().incoming, 0u);
    EXPECT_TRUE(first.submit(test::faxTiff()));
}

TEST_F(PeerTest, ATooLargeDocumentIsRefusedAndTheConnectionGoesOn) {
    BenchClient client(bench_);
    client.greet();
    const std::vector<std::uint8_t> large(bench_.settings.maxDocument + 1);
    EXPECT_EQ(client.submit(large).error().code, ErrorCode::invalidData);
    EXPECT_TRUE(client.submit(test::faxTiff()));
}

// ---- rights -------------------------------------------------------------------------------------

TEST_F(PeerTest, ACallWithoutItsRightIsDenied) {
    BenchClient client(bench_, right::portQuery, "1001");
    client.greet();
    EXPECT_EQ(client.call<model::ListJobs>({}).error().code, ErrorCode::accessDenied);
    EXPECT_EQ(client.call<model::ReadJob>({1}).error().code, ErrorCode::accessDenied);
    EXPECT_EQ(client.submit(test::faxTiff()).error().code, ErrorCode::accessDenied);
    EXPECT_EQ(client.call<model::AdvanceClock>({1, false}).error().code, ErrorCode::accessDenied);
    EXPECT_EQ(client.call<model::ReadRights>({}).value().rights, right::portQuery);
}

TEST_F(PeerTest, E7_WithoutManageAUserSeesHisOwnJobsOnly) {
    // "9999999 10" fails for good, so the job stays.
    const auto mine = bystander_.submit(test::faxTiff(), u"999999910");
    ASSERT_TRUE(mine) << mine.error().detail;
    BenchClient other(bench_, kOthers, "1001");
    other.greet();
    EXPECT_TRUE(other.call<model::ListJobs>({}).value().jobs.empty());
    EXPECT_EQ(other.call<model::ReadJob>({*mine}).error().code, ErrorCode::invalidParameter);
    const auto his = other.submit(test::faxTiff(), u"999999910");
    ASSERT_TRUE(his);
    EXPECT_EQ(other.call<model::ListJobs>({}).value().jobs.size(), 1u);
    EXPECT_EQ(other.call<model::ReadJob>({*his}).value().job.JobId, *his);
    EXPECT_EQ(bystander_.call<model::ListJobs>({}).value().jobs.size(), 2u);
}

TEST_F(PeerTest, H1_OnlyOwnersAndManagersControlAJob) {
    const auto mine = bystander_.submit(test::faxTiff(), u"999999910");
    ASSERT_TRUE(mine) << mine.error().detail;
    BenchClient other(bench_, kOthers, "1001");
    other.greet();
    EXPECT_EQ(other.call<model::ControlJob>({*mine, 1}).error().code, ErrorCode::accessDenied);
    const auto his = other.submit(test::faxTiff(), u"999999910");
    EXPECT_TRUE(other.call<model::ControlJob>({*his, 1}));
    EXPECT_TRUE(bystander_.call<model::ControlJob>({*mine, 1}));
}

// A connection whose bytes are counted, not awaited.
class Flood {
  public:
    explicit Flood(ServiceBench& bench)
        : wire_(ipc::PeerIdentity{{"1001", u"flood", false, {}}, 4712, {}}),
          peer_(std::make_shared<service::Peer>(wire_.takeStream(), bench.core->services(),
                                                right::all, [](service::Peer&) {})) {
        peer_->start();
        Bytes hello;
        wire::appendRequest<wire::Hello>(hello, 0, {});
        wire_.sendToService(hello);
        replies();
    }
    void ask(std::uint32_t times) {
        Bytes requests;
        for (std::uint32_t i = 0; i < times; ++i) {
            wire::appendRequest<model::ReadRights>(requests, i + 1, {});
        }
        wire_.sendToService(requests);
    }
    std::size_t replies() {
        reader_.append(wire_.takeReceived());
        wire::Frame frame;
        std::size_t count = 0;
        while (reader_.next(frame) == wire::FrameReader::State::frame) ++count;
        return count;
    }
    void stall(bool on) { wire_.setStalled(on); }
    std::size_t unsent() const { return peer_->unsent(); }

  private:
    ipc::MemoryPeer wire_;
    std::shared_ptr<service::Peer> peer_;
    wire::FrameReader reader_;
};

TEST_F(PeerTest, AFloodOfRequestsWaitsForTheOthersAfterSixteen) {
    Flood flood(bench_);
    flood.ask(1'000);
    EXPECT_EQ(flood.replies(), 16u) << "in its first turn";
    EXPECT_TRUE(bystander_.call<model::ListJobs>({}));
    bench_.settle();
    EXPECT_EQ(flood.replies(), 984u) << "none is lost";
}

TEST_F(PeerTest, WhoTakesNoRepliesGetsNoMoreThanAMegabyte) {
    constexpr std::uint32_t kRequests = 100'000;
    Flood flood(bench_);
    flood.stall(true);
    flood.ask(kRequests);
    bench_.settle();
    EXPECT_GT(flood.unsent(), 1u << 20);
    EXPECT_LT(flood.unsent(), (1u << 20) + 1'000);
    EXPECT_TRUE(bystander_.call<model::ListJobs>({}));
    std::size_t replies = 0;
    flood.stall(false);
    while (const std::size_t more = flood.replies()) {
        replies += more;
        bench_.loop->post([] {});  // the turn in which the system took them
        bench_.settle();
    }
    EXPECT_EQ(replies, kRequests) << "once it reads, it has them all";
}

}  // namespace
}  // namespace winfax
