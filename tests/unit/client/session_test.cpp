// SPDX-License-Identifier: MIT
#include "client/session.h"

#include <gtest/gtest.h>

#include "scripted_channel.h"

namespace winfax::client::test {
namespace {

using model::ReadJob;
using model::ReadRights;

class SessionTest : public testing::Test {
protected:
    // A session that has said hello; what was counted for the hello is forgotten.
    void connect() {
        script->greet();
        auto connected = sessionOver(script);
        ASSERT_TRUE(connected) << connected.error().detail;
        session = *connected;
        script->sends = script->receives = 0;
        script->sent.clear();
    }
    ErrorCode rightsError() {
        const auto reply = session->call<ReadRights>({});
        return reply ? ErrorCode::success : reply.error().code;
    }

    std::shared_ptr<Script> script = std::make_shared<Script>();
    std::shared_ptr<Session> session;
};

ErrorCode helloError(const std::shared_ptr<Script>& script) {
    const auto connected = sessionOver(script);
    return connected ? ErrorCode::success : connected.error().code;
}

TEST_F(SessionTest, SaysHelloAndTakesTheStallLimit) {
    connect();
    EXPECT_EQ(session->serviceProcessId(), 4711u);
    EXPECT_EQ(script->stallLimit, std::chrono::seconds(30));
    EXPECT_TRUE(session->usable());
}

TEST_F(SessionTest, HelloIsRefused) {
    script->reply<wire::Hello>(1, model::fail(ErrorCode::accessDenied, "no rights at all"));
    EXPECT_EQ(helloError(script), ErrorCode::accessDenied);
}

TEST_F(SessionTest, A11_HelloRefusedForAnyOtherReason) {
    script->reply<wire::Hello>(1, model::fail(ErrorCode::invalidData, "too many connections"));
    EXPECT_EQ(helloError(script), ErrorCode::serverUnavailable);
}

TEST_F(SessionTest, A11_UnknownVersion) {
    script->greet({.version = 99});
    EXPECT_EQ(helloError(script), ErrorCode::serverUnavailable);
}

TEST_F(SessionTest, A11_SilentAtHello) {
    EXPECT_EQ(helloError(script), ErrorCode::serverUnavailable);
}

TEST_F(SessionTest, A11_LostAtHello) {
    script->end(AtEnd::lost);
    EXPECT_EQ(helloError(script), ErrorCode::serverUnavailable);
}

TEST_F(SessionTest, A11_MalformedHello) {
    script->say(Bytes(64, std::byte{0x5A}));
    EXPECT_EQ(helloError(script), ErrorCode::serverUnavailable);
}

TEST_F(SessionTest, SmallCallIsOneSendAndOneReceive) {
    connect();
    script->reply<ReadRights>(2, ReadRights::Reply{0x7F});
    const auto reply = session->call<ReadRights>({});
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->rights, 0x7Fu);
    EXPECT_EQ(script->sends, 1);
    EXPECT_EQ(script->receives, 1);
    const auto heard = framesOf(script->sent);
    ASSERT_EQ(heard.size(), 1u);
    EXPECT_EQ(heard[0].header.opcode, ReadRights::kOpcode);
    EXPECT_EQ(heard[0].header.serial, 2u);
}

TEST_F(SessionTest, ReplyInSinglePieces) {
    connect();
    for (const std::byte byte : Script::replyFrame<ReadRights>(2, ReadRights::Reply{3})) {
        script->say({byte});
    }
    const auto reply = session->call<ReadRights>({});
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->rights, 3u);
}

TEST_F(SessionTest, ServicesErrorLeavesTheSessionUsable) {
    connect();
    script->reply<ReadJob>(2, model::fail(ErrorCode::invalidParameter, "no job 5"));
    const auto refused = session->call<ReadJob>({5});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalidParameter);
    EXPECT_EQ(refused.error().detail, "no job 5");
    script->reply<ReadRights>(3, ReadRights::Reply{1});
    EXPECT_TRUE(session->call<ReadRights>({}));
}

TEST_F(SessionTest, LargeReply) {
    connect();
    model::ListJobs::Reply jobs;
    for (std::uint32_t id = 1; id <= 10'000; ++id) {
        model::JobEntry job;
        job.JobId = id;
        job.RecipientNumber = u"+49 30 1234567";
        jobs.jobs.push_back(job);
    }
    script->reply<model::ListJobs>(2, jobs);
    const auto reply = session->call<model::ListJobs>({});
    ASSERT_TRUE(reply);
    EXPECT_EQ(*reply, jobs);
}

// ---- what a bad service costs -------------------------------------------------------------------

class BadReply : public SessionTest {
protected:
    // The call that met it, and the one after.
    void expectBroken(ErrorCode first) {
        EXPECT_EQ(rightsError(), first);
        EXPECT_FALSE(session->usable());
        EXPECT_EQ(rightsError(), ErrorCode::serverUnavailable);
    }
    static Bytes header(wire::FrameHeader header) {
        Bytes bytes(wire::kHeaderSize);
        wire::encodeHeader(header, bytes.data());
        return bytes;
    }
};

TEST_F(BadReply, A11_Silent) {
    connect();
    expectBroken(ErrorCode::timeout);
}

TEST_F(BadReply, A11_LostAfterTheRequest) {
    connect();
    script->end(AtEnd::lost);
    expectBroken(ErrorCode::callFailed);
}

TEST_F(BadReply, A11_LostBeforeTheRequest) {
    connect();
    script->sendsUntilLost = 0;
    expectBroken(ErrorCode::serverUnavailable);
}

TEST_F(BadReply, Truncated) {
    connect();
    auto frame = Script::replyFrame<ReadRights>(2, ReadRights::Reply{1});
    frame.pop_back();
    script->say(frame);
    script->end(AtEnd::lost);
    expectBroken(ErrorCode::callFailed);
}

TEST_F(BadReply, TooShortInside) {
    connect();
    auto frame = header({4, wire::FrameKind::reply, ReadRights::kOpcode, 2});
    frame.resize(frame.size() + 4);  // success, and no value behind it
    script->say(frame);
    expectBroken(ErrorCode::callFailed);
}

TEST_F(BadReply, BytesLeftOver) {
    connect();
    auto frame = header({12, wire::FrameKind::reply, ReadRights::kOpcode, 2});
    frame.resize(frame.size() + 12);
    script->say(frame);
    expectBroken(ErrorCode::callFailed);
}

TEST_F(BadReply, WrongSerial) {
    connect();
    script->reply<ReadRights>(7, ReadRights::Reply{1});
    expectBroken(ErrorCode::callFailed);
}

TEST_F(BadReply, WrongKind) {
    connect();
    script->event({});
    expectBroken(ErrorCode::callFailed);
}

TEST_F(BadReply, UnknownKind) {
    connect();
    script->say(header({0, static_cast<wire::FrameKind>(77), 1, 2}));
    expectBroken(ErrorCode::callFailed);
}

TEST_F(BadReply, LongerThanAnyReply) {
    connect();
    script->say(header({wire::kMaxReply + 1, wire::FrameKind::reply, 1, 2}));
    expectBroken(ErrorCode::callFailed);
}

TEST_F(BadReply, AnnouncedLengthReservesNothing) {
    connect();
    script->say(header({wire::kMaxReply, wire::FrameKind::reply, 1, 2}));
    script->say(Bytes(1000));
    script->end(AtEnd::lost);
    expectBroken(ErrorCode::callFailed);
    EXPECT_LE(script->largestBuffer, 512u << 10);
}

TEST_F(SessionTest, InterruptEndsAWait) {
    connect();
    script->end(AtEnd::waits);
    session->interrupt();
    EXPECT_EQ(rightsError(), ErrorCode::callFailed);
}

// ---- events -------------------------------------------------------------------------------------

TEST_F(SessionTest, EventsThatComeTogetherAreTakenOneByOne) {
    connect();
    model::Event first, second;
    first.EventId = 1;
    second.EventId = 2;
    Bytes both = Script::eventFrame(first);
    const Bytes last = Script::eventFrame(second);
    both.insert(both.end(), last.begin(), last.end());
    script->say(both);
    EXPECT_EQ(session->nextEvent().value(), first);
    EXPECT_EQ(session->nextEvent().value(), second);
    EXPECT_EQ(script->stallLimit, std::chrono::milliseconds::zero());
}

TEST_F(SessionTest, MalformedEvent) {
    connect();
    Bytes frame;
    wire::appendFrame(frame, wire::FrameKind::event, 0, 0,
                      [](wire::Writer& writer) { writer.put(std::uint8_t{1}); });
    script->say(frame);
    EXPECT_EQ(session->nextEvent().error().code, ErrorCode::callFailed);
    EXPECT_FALSE(session->usable());
}

// ---- calls without awaiting the answer ----------------------------------------------------------

class PostTest : public testing::Test {
protected:
    void SetUp() override {
        script->greet();
        session = sessionOver(script).value();
    }
    Result<void> post(std::uint32_t ticket) {
        return session->post<model::AddRecipient>(ticket, {ticket, {}});
    }
    static Result<model::AddRecipient::Reply> refusal(ErrorCode code) {
        return model::fail(code, "no");
    }
    std::shared_ptr<Script> script = std::make_shared<Script>();
    std::shared_ptr<Session> session;
};

TEST_F(PostTest, AnswersMayComeInAnyOrder) {
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(post(7));
    for (const std::uint32_t serial : {4u, 2u, 3u}) {
        script->reply<model::AddRecipient>(serial, model::AddRecipient::Reply{serial});
    }
    EXPECT_TRUE(session->settle(7));
    EXPECT_TRUE(session->usable());
}

TEST_F(PostTest, AFailureIsToldToItsTicketOnceAndHarmsNoOther) {
    ASSERT_TRUE(post(7));
    ASSERT_TRUE(post(8));
    script->reply<model::AddRecipient>(3, model::AddRecipient::Reply{1});
    script->reply<model::AddRecipient>(2, refusal(ErrorCode::accessDenied));
    EXPECT_TRUE(session->settle(8));
    EXPECT_EQ(session->settle(7).error().code, ErrorCode::accessDenied);
    EXPECT_TRUE(session->settle(7));
    EXPECT_TRUE(session->usable());
}

TEST_F(PostTest, AnotherCallAwaitsWhatWasPosted) {
    ASSERT_TRUE(post(7));
    script->reply<model::AddRecipient>(2, refusal(ErrorCode::invalidParameter));
    script->reply<model::ReadRights>(3, model::ReadRights::Reply{5});
    EXPECT_EQ(session->call<model::ReadRights>({})->rights, 5u);
    EXPECT_EQ(session->settle(7).error().code, ErrorCode::invalidParameter);
}

TEST_F(PostTest, OnlySoManyAreUnderWayAndAnEarlyFailureStopsTheRest) {
    for (int i = 0; i < 15; ++i) ASSERT_TRUE(post(7)) << "nothing has to be answered so far";
    script->reply<model::AddRecipient>(2, refusal(ErrorCode::diskFull));
    EXPECT_EQ(post(7).error().code, ErrorCode::diskFull);
}

TEST_F(PostTest, AnAnswerToNothingEndsTheSession) {
    ASSERT_TRUE(post(7));
    script->reply<model::AddRecipient>(99, model::AddRecipient::Reply{1});
    EXPECT_EQ(session->settle(7).error().code, ErrorCode::callFailed);
    EXPECT_FALSE(session->usable());
}

TEST_F(PostTest, ARequestThatIsTooLongIsNotSent) {
    model::RoutingExtension extension;
    extension.Methods.resize(2'000);
    for (auto& method : extension.Methods) method.Name = std::u16string(2'000, u'x');
    const auto refused = session->call<model::RegisterExtension>({extension});
    EXPECT_EQ(refused.error().code, ErrorCode::invalidParameter);
    EXPECT_TRUE(session->usable());
}

}  // namespace
}  // namespace winfax::client::test
