// SPDX-License-Identifier: MIT
// Channel::exchange(), which is a step of its own on some systems.
#include "service_fixture.h"

namespace winfax::ipc {
namespace {

using model::ErrorCode;
using namespace std::chrono_literals;

class ExchangeTest : public ServiceFixture {
  protected:
    static Bytes exchange(Channel& channel, const Bytes& request, std::size_t room = 16 << 10) {
        Bytes reply(room);
        const auto exchanged = channel.exchange(request, reply);
        if (!exchanged.sent || !exchanged.received) {
            ADD_FAILURE() << (exchanged.sent ? exchanged.received.error().detail
                                             : exchanged.sent.error().detail);
            return {};
        }
        reply.resize(*exchanged.received);
        return reply;
    }

    // The whole echo of a request, whatever part of it the exchange brought.
    static void expectEcho(Channel& channel, const Bytes& request, std::size_t room) {
        Bytes echo = exchange(channel, request, room);
        ASSERT_FALSE(echo.empty());
        const Bytes rest = receive(channel, request.size() - echo.size());
        echo.insert(echo.end(), rest.begin(), rest.end());
        EXPECT_TRUE(echo == request) << request.size() << " bytes";
    }
};

TEST_F(ExchangeTest, BringsTheReply) {
    serveEcho();
    const auto channel = connect();
    for (int i = 0; i < 100; ++i) {
        const Bytes request = bytesOf("request " + std::to_string(i));
        EXPECT_EQ(exchange(*channel, request), request);
    }
}

TEST_F(ExchangeTest, LosesNothingOfALargeReply) {
    serveEcho();
    const auto channel = connect();
    for (const std::size_t size : {1u, 100u, 1023u, 1024u, 1025u, 5000u, 65536u, 65537u, 200000u}) {
        expectEcho(*channel, pattern(size), 16 << 10);
    }
    expectEcho(*channel, pattern(300), 7);
}

TEST_F(ExchangeTest, BringsFirstWhatCameUnasked) {
    Stream* served = nullptr;
    serve([&](std::unique_ptr<Stream> stream) {
        served = stream.get();
        streams_.push_back(std::move(stream));
        served->start({[served](std::span<const std::byte>) { served->write(bytesOf("reply")); },
                       [this, served] { forget(served); }});
    });
    const auto channel = connect();
    waitOnLoop([&] { return served != nullptr; });
    onLoop([&] { served->write(bytesOf("unasked")); });
    waitOnLoop([&] { return served->unsent() == 0; });
    Bytes come = exchange(*channel, bytesOf("request"));
    const Bytes rest = receive(*channel, 12 - come.size());
    come.insert(come.end(), rest.begin(), rest.end());
    EXPECT_EQ(come, bytesOf("unaskedreply"));
    EXPECT_EQ(exchange(*channel, bytesOf("request")), bytesOf("reply"));
}

TEST_F(ExchangeTest, WithASilentServiceIsSentAndATimeout) {
    serveSilently();
    const auto channel = connect();
    channel->setStallLimit(30ms);
    Bytes reply(100);
    const auto exchanged = channel->exchange(bytesOf("request"), reply);
    EXPECT_TRUE(exchanged.sent);
    ASSERT_FALSE(exchanged.received);
    EXPECT_EQ(exchanged.received.error().code, ErrorCode::timeout);
}

TEST_F(ExchangeTest, WithAServiceThatHangsUpOnTheRequestIsSentAndLost) {
    serve([this](std::unique_ptr<Stream> stream) {
        Stream* raw = stream.get();
        streams_.push_back(std::move(stream));
        raw->start({[this, raw](std::span<const std::byte>) { forget(raw); }, {}});
    });
    const auto channel = connect();
    Bytes reply(100);
    const auto exchanged = channel->exchange(bytesOf("request"), reply);
    EXPECT_TRUE(exchanged.sent);
    ASSERT_FALSE(exchanged.received);
    EXPECT_EQ(exchanged.received.error().code, ErrorCode::callFailed);
}

TEST_F(ExchangeTest, WithAServiceThatIsGoneIsNotSent) {
    serve([](std::unique_ptr<Stream>) {});
    const auto channel = connect();
    EXPECT_EQ(receiveError(*channel), ErrorCode::callFailed);
    Bytes reply(100);
    const auto exchanged = channel->exchange(bytesOf("request"), reply);
    ASSERT_FALSE(exchanged.sent);
    EXPECT_EQ(exchanged.sent.error().code, ErrorCode::callFailed);
}

TEST_F(ExchangeTest, InterruptEndsAWaitingOne) {
    std::promise<void> heard;
    serve([&](std::unique_ptr<Stream> stream) {
        Stream* raw = stream.get();
        streams_.push_back(std::move(stream));
        raw->start({[&](std::span<const std::byte>) { heard.set_value(); }, [] {}});
    });
    const auto channel = connect();
    channel->setStallLimit(0ms);
    std::thread waiting([&] {
        Bytes reply(100);
        const auto exchanged = channel->exchange(bytesOf("request"), reply);
        // The service may have heard it before the step of sending was over here.
        ASSERT_FALSE(exchanged.sent && exchanged.received);
        const auto& error = exchanged.sent ? exchanged.received.error() : exchanged.sent.error();
        EXPECT_EQ(error.code, ErrorCode::callFailed);
    });
    heard.get_future().get();
    channel->interrupt();
    waiting.join();
    Bytes reply(100);
    EXPECT_FALSE(channel->exchange(bytesOf("request"), reply).sent);
}

}  // namespace
}  // namespace winfax::ipc
