// SPDX-License-Identifier: MIT
#include "service_fixture.h"

namespace winfax::ipc {
namespace {

using model::ErrorCode;
using namespace std::chrono_literals;
using ChannelTest = ServiceFixture;

TEST_F(ChannelTest, NobodyListens) {
    const auto channel = connectChannel(instance_, kPatience);
    ASSERT_FALSE(channel);
    EXPECT_EQ(channel.error().code, ErrorCode::serverUnavailable);
    EXPECT_NE(channel.error().detail.find(instance_.endpoint), std::string::npos);
}

TEST_F(ChannelTest, SilentServerIsATimeout) {
    serveSilently();
    const auto channel = connect();
    channel->setStallLimit(30ms);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(receiveError(*channel), ErrorCode::timeout);
    EXPECT_GE(std::chrono::steady_clock::now() - start, 25ms);
}

TEST_F(ChannelTest, ServerThatTakesNothingIsATimeout) {
    serve([this](std::unique_ptr<Stream> stream) {
        streams_.push_back(std::move(stream));  // not started: nothing is read
    });
    const auto channel = connect();
    channel->setStallLimit(30ms);
    const auto sent = channel->send(pattern(16 << 20));
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code, ErrorCode::timeout);
}

TEST_F(ChannelTest, TimeoutDoesNotEndTheConnection) {
    serveEcho();
    const auto channel = connect();
    channel->setStallLimit(10ms);
    EXPECT_EQ(receiveError(*channel), ErrorCode::timeout);
    channel->setStallLimit(0ms);  // for ever
    ASSERT_TRUE(channel->send(bytesOf("late")));
    EXPECT_EQ(receive(*channel, 4), bytesOf("late"));
}

TEST_F(ChannelTest, ServerThatClosesIsCallFailed) {
    serve([](std::unique_ptr<Stream>) {});
    const auto channel = connect();
    EXPECT_EQ(receiveError(*channel), ErrorCode::callFailed);
    EXPECT_EQ(receiveError(*channel), ErrorCode::callFailed);
    const auto sent = channel->send(pattern(16 << 20));
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code, ErrorCode::callFailed);
}

TEST_F(ChannelTest, InterruptEndsAWaitingReceive) {
    serveSilently();
    const auto channel = connect();
    channel->setStallLimit(0ms);
    std::promise<void> begun;
    std::thread waiting([&] {
        begun.set_value();
        EXPECT_EQ(receiveError(*channel), ErrorCode::callFailed);
    });
    begun.get_future().get();
    channel->interrupt();
    waiting.join();
    EXPECT_EQ(receiveError(*channel), ErrorCode::callFailed);
    EXPECT_EQ(channel->send(bytesOf("x")).error().code, ErrorCode::callFailed);
}

TEST_F(ChannelTest, InterruptEndsAWaitingSend) {
    serve([this](std::unique_ptr<Stream> stream) { streams_.push_back(std::move(stream)); });
    const auto channel = connect();
    channel->setStallLimit(0ms);
    std::promise<void> begun;
    std::thread waiting([&] {
        begun.set_value();
        const auto sent = channel->send(pattern(16 << 20));
        ASSERT_FALSE(sent);
        EXPECT_EQ(sent.error().code, ErrorCode::callFailed);
    });
    begun.get_future().get();
    channel->interrupt();
    waiting.join();
}

// Bytes that came before the interruption are not handed out any more.
TEST_F(ChannelTest, InterruptHidesWhatIsThereAlready) {
    serveEcho();
    const auto channel = connect();
    ASSERT_TRUE(channel->send(bytesOf("two")));
    EXPECT_EQ(receive(*channel, 1), bytesOf("t"));
    channel->interrupt();
    EXPECT_EQ(receiveError(*channel), ErrorCode::callFailed);
}

TEST_F(ChannelTest, AbandonedChannelFailsAndIsHarmless) {
    serveEcho();
    const auto channel = connect();
    channel->abandon();
    EXPECT_NE(receiveError(*channel), ErrorCode::success);
    EXPECT_FALSE(channel->send(bytesOf("x")));
    channel->abandon();
}

TEST_F(ChannelTest, SmallReceiveBufferLosesNothing) {
    serveEcho();
    const auto channel = connect();
    ASSERT_TRUE(channel->send(bytesOf("abcdef")));
    Bytes all;
    for (int count = 0; count < 6; ++count) {
        const Bytes one = receive(*channel, 1);
        all.insert(all.end(), one.begin(), one.end());
    }
    EXPECT_EQ(all, bytesOf("abcdef"));
}

}  // namespace
}  // namespace winfax::ipc
