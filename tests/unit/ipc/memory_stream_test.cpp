// SPDX-License-Identifier: MIT
#include "ipc/memory/memory_stream.h"

#include "service_fixture.h"

namespace winfax::ipc {
namespace {

class MemoryStreamTest : public testing::Test {
  protected:
    MemoryStreamTest() {
        PeerIdentity identity;
        identity.user.id = "1000";
        identity.processId = 42;
        peer_ = std::make_unique<MemoryPeer>(identity);
        stream_ = peer_->takeStream();
    }
    void start() {
        stream_->start({[this](std::span<const std::byte> bytes) {
                            arrived_.insert(arrived_.end(), bytes.begin(), bytes.end());
                        },
                        [this] { ++closed_; }});
    }
    std::unique_ptr<MemoryPeer> peer_;
    std::unique_ptr<Stream> stream_;
    Bytes arrived_;
    int closed_ = 0;
};

TEST_F(MemoryStreamTest, CarriesBytesBothWaysAndAnIdentity) {
    start();
    EXPECT_EQ(stream_->peer().user.id, "1000");
    EXPECT_EQ(stream_->peer().processId, 42u);
    peer_->sendToService(bytesOf("request"));
    EXPECT_EQ(arrived_, bytesOf("request"));
    stream_->write(bytesOf("re"));
    stream_->write(bytesOf("ply"));
    EXPECT_EQ(peer_->takeReceived(), bytesOf("reply"));
    EXPECT_EQ(peer_->takeReceived(), Bytes());
}

TEST_F(MemoryStreamTest, WhatIsNotReadWaits) {
    peer_->sendToService(bytesOf("a"));
    start();
    peer_->sendToService({});
    EXPECT_EQ(arrived_, bytesOf("a"));
    stream_->setReading(false);
    peer_->sendToService(bytesOf("b"));
    stream_->setReading(true);
    EXPECT_EQ(arrived_, bytesOf("a"));
    peer_->sendToService(bytesOf("c"));
    EXPECT_EQ(arrived_, bytesOf("abc"));
}

TEST_F(MemoryStreamTest, StalledPeerShowsInUnsent) {
    start();
    peer_->setStalled(true);
    stream_->write(bytesOf("12345"));
    EXPECT_EQ(stream_->unsent(), 5u);
    EXPECT_TRUE(peer_->takeReceived().empty());
    peer_->setStalled(false);
    EXPECT_EQ(stream_->unsent(), 0u);
    EXPECT_EQ(peer_->takeReceived(), bytesOf("12345"));
}

TEST_F(MemoryStreamTest, CloseWhenSent) {
    start();
    peer_->setStalled(true);
    stream_->write(bytesOf("last"));
    stream_->closeWhenSent();
    stream_.reset();
    EXPECT_FALSE(peer_->closedByService());
    peer_->setStalled(false);
    EXPECT_EQ(peer_->takeReceived(), bytesOf("last"));
    EXPECT_TRUE(peer_->closedByService());
    peer_->disconnect();
    EXPECT_EQ(closed_, 0);
}

TEST_F(MemoryStreamTest, DestroyingClosesAtOnce) {
    start();
    peer_->setStalled(true);
    stream_->write(bytesOf("lost"));
    stream_.reset();
    EXPECT_TRUE(peer_->closedByService());
    peer_->sendToService(bytesOf("x"));
    EXPECT_TRUE(arrived_.empty());
}

TEST_F(MemoryStreamTest, DisconnectIsToldOnce) {
    start();
    peer_->disconnect();
    peer_->disconnect();
    EXPECT_EQ(closed_, 1);
    stream_->write(bytesOf("x"));
    EXPECT_EQ(stream_->unsent(), 0u);
    peer_.reset();
    EXPECT_EQ(closed_, 1);
}

TEST_F(MemoryStreamTest, DestroyedInsideItsOwnHooks) {
    stream_->start({[this, witness = std::string("still here")](std::span<const std::byte>) {
                        stream_.reset();
                        EXPECT_EQ(witness, "still here");
                    },
                    [] { ADD_FAILURE(); }});
    peer_->sendToService(bytesOf("x"));
    EXPECT_TRUE(peer_->closedByService());
}

}  // namespace
}  // namespace winfax::ipc
