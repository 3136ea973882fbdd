// SPDX-License-Identifier: MIT
#include "service_fixture.h"

namespace winfax::ipc {
namespace {

using model::ErrorCode;

using ListenerTest = ServiceFixture;

TEST_F(ListenerTest, PeerIsKnownWhenItIsAccepted) {
    std::promise<PeerIdentity> peer;
    serve([&](std::unique_ptr<Stream> stream) { peer.set_value(stream->peer()); });
    const auto channel = connect();
    const PeerIdentity seen = peer.get_future().get();
    const platform::UserIdentity user = platform::currentUser();
    EXPECT_TRUE(seen.user.sameUser(user));
    EXPECT_EQ(seen.user.name, user.name);
    EXPECT_EQ(seen.user.administrator, user.administrator);
    EXPECT_EQ(seen.user.groups, user.groups);
    EXPECT_EQ(seen.processId, platform::currentProcessId());
}

TEST_F(ListenerTest, TwoHundredConnectionsAtOnce) {
    serveEcho();
    constexpr int kThreads = 8;
    constexpr int kEach = 25;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread)
        threads.emplace_back([this, thread] {
            std::vector<std::unique_ptr<Channel>> channels;
            for (int count = 0; count < kEach; ++count) channels.push_back(connect());
            for (int count = 0; count < kEach; ++count) {
                const Bytes text = bytesOf(std::to_string(thread * 1000 + count + 10000));
                ASSERT_TRUE(channels[count]);
                ASSERT_TRUE(channels[count]->send(text));
                EXPECT_EQ(receive(*channels[count], text.size()), text);
            }
        });
    for (auto& thread : threads) thread.join();
    waitOnLoop([this] { return streams_.empty(); });
}

TEST_F(ListenerTest, ManyConnectionsOneAfterTheOther) {
    serveEcho();
    for (int count = 0; count < 300; ++count) {
        const auto channel = connect();
        ASSERT_TRUE(channel);
        ASSERT_TRUE(channel->send(bytesOf("x")));
        ASSERT_EQ(receive(*channel, 1), bytesOf("x"));
    }
}

TEST_F(ListenerTest, DestroyedInItsOwnCallback) {
    std::promise<void> accepted;
    serve([&](std::unique_ptr<Stream>) {
        listener_.reset();
        accepted.set_value();
    });
    const auto channel = connect();
    accepted.get_future().get();
    EXPECT_FALSE(connectChannel(instance_, std::chrono::milliseconds(0)));
}

TEST_F(ListenerTest, EndpointIsGoneWithItsListener) {
    serveEcho();
    connect();
    onLoop([this] { listener_.reset(); });
    const auto channel = connectChannel(instance_, std::chrono::milliseconds(0));
    ASSERT_FALSE(channel);
    EXPECT_EQ(channel.error().code, ErrorCode::serverUnavailable);
}

TEST_F(ListenerTest, SecondListenerIsRefused) {
    serveEcho();
    const auto loop = makeLoop();
    const auto second = listenAt(*loop, instance_, [](std::unique_ptr<Stream>) {});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::alreadyExists);
}

}  // namespace
}  // namespace winfax::ipc
