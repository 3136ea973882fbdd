// SPDX-License-Identifier: MIT
#include <algorithm>
#include <atomic>
#include <cstring>

#include "service_fixture.h"

namespace winfax::ipc {
namespace {

using model::ErrorCode;

// Far more than any system buffers for a connection.
constexpr std::size_t kLarge = 16 << 20;

class StreamTest : public ServiceFixture {
  protected:
    // Serves with `start`, which gets each stream to start it, on the loop's thread.
    void serveWith(std::function<void(Stream&)> start) {
        serve([this, start = std::move(start)](std::unique_ptr<Stream> stream) {
            Stream& held = *stream;
            streams_.push_back(std::move(stream));
            start(held);
        });
    }
    std::size_t streamCount() {
        return onLoop([this] { return streams_.size(); });
    }
};

TEST_F(StreamTest, Echo) {
    serveEcho();
    const auto channel = connect();
    for (const char* text : {"a", "hello", "again"}) {
        ASSERT_TRUE(channel->send(bytesOf(text)));
        EXPECT_EQ(receive(*channel, std::strlen(text)), bytesOf(text));
    }
}

TEST_F(StreamTest, LargeTransfersBothWaysAtOnce) {
    serveEcho();
    const auto channel = connect();
    const Bytes sent = pattern(kLarge);
    // The echo's queue grows, so that this side may send everything before it reads.
    ASSERT_TRUE(channel->send(sent));
    EXPECT_TRUE(receive(*channel, kLarge) == sent);
}

TEST_F(StreamTest, ManyWritesKeepTheirOrder) {
    const Bytes sent = pattern(100000);
    // With a copy: the last look at it may come after the client has all and the test has ended.
    serveWith([sent](Stream& stream) {
        stream.start({[](std::span<const std::byte>) {}, [] {}});
        for (std::size_t position = 0; position < sent.size();) {
            const std::size_t size = std::min(1 + position % 257, sent.size() - position);
            const auto piece = std::span(sent).subspan(position, size);
            stream.write({piece.begin(), piece.end()});
            position += size;
        }
        stream.write({});
    });
    const auto channel = connect();
    EXPECT_TRUE(receive(*channel, sent.size()) == sent);
}

TEST_F(StreamTest, WhatOthersKeepFollowsInOrderAndIsLetGo) {
    constexpr std::size_t kPieces = 300;
    const Bytes whole = pattern(kPieces * kPieces * 50);  // more than any system buffers
    std::vector<std::weak_ptr<const Bytes>> lent;
    const auto piecesOf = [&](std::span<const std::byte> bytes) {
        model::SharedPieces pieces;
        for (std::size_t i = 0, position = 0; i < kPieces; ++i) {
            const auto piece = bytes.subspan(position, i * 100);  // the first one is empty
            pieces.push_back(std::make_shared<const Bytes>(piece.begin(), piece.end()));
            lent.emplace_back(pieces.back());
            position += piece.size();
        }
        return pieces;
    };
    Bytes expected = bytesOf("begin");
    auto pieces = piecesOf(whole);
    for (const auto& piece : pieces) expected.insert(expected.end(), piece->begin(), piece->end());
    for (const char character : std::string_view("end")) {
        expected.push_back(static_cast<std::byte>(character));
    }
    serveWith([&](Stream& stream) {
        stream.start({[](std::span<const std::byte>) {}, [] {}});
        stream.writeWith(bytesOf("begin"), std::move(pieces));
        stream.write(bytesOf("end"));
    });
    const auto channel = connect();
    EXPECT_TRUE(receive(*channel, expected.size()) == expected);
    waitOnLoop([this] { return streams_.front()->unsent() == 0; });
    EXPECT_TRUE(std::ranges::all_of(lent, [](const auto& piece) { return piece.expired(); }));
}

TEST_F(StreamTest, SlowReaderShowsInUnsent) {
    serveWith([](Stream& stream) {
        stream.start({[](std::span<const std::byte>) {}, [] {}});
        stream.write(pattern(kLarge));
    });
    const auto channel = connect();
    waitOnLoop([this] { return !streams_.empty(); });
    const std::size_t unsent = onLoop([this] { return streams_.front()->unsent(); });
    EXPECT_GT(unsent, kLarge / 2);
    EXPECT_LE(unsent, kLarge);
    EXPECT_TRUE(receive(*channel, kLarge) == pattern(kLarge));
    waitOnLoop([this] { return streams_.front()->unsent() == 0; });
}

TEST_F(StreamTest, SlowReaderDoesNotHoldUpOthers) {
    std::atomic<bool> first = true;
    serveWith([&](Stream& stream) {
        stream.start({[&stream](std::span<const std::byte> bytes) {
                          stream.write({bytes.begin(), bytes.end()});
                      },
                      [] {}});
        if (first.exchange(false)) stream.write(pattern(kLarge));
    });
    const auto slow = connect();
    waitOnLoop([this] { return !streams_.empty(); });
    const auto quick = connect();
    ASSERT_TRUE(quick->send(bytesOf("quick")));
    EXPECT_EQ(receive(*quick, 5), bytesOf("quick"));
}

TEST_F(StreamTest, PeerThatIsNotReadIsMadeToWait) {
    std::atomic<std::size_t> arrived = 0;
    std::atomic<bool> closed = false;
    serveWith([&](Stream& stream) {
        stream.start({[&](std::span<const std::byte> bytes) { arrived += bytes.size(); },
                      [&] { closed = true; }});
        stream.setReading(false);
    });
    auto channel = connect();
    waitOnLoop([this] { return !streams_.empty(); });
    channel->setStallLimit(std::chrono::milliseconds(100));
    const auto sent = channel->send(pattern(kLarge));
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code, ErrorCode::timeout);
    // A read may have been under way already when reading was turned off, no more.
    const std::size_t before = onLoop([&] { return arrived.load(); });
    EXPECT_LE(before, 64u * 1024);
    // What the sender took back when his time was up may be lost: the end shows that reading goes on.
    channel.reset();
    onLoop([this] { streams_.front()->setReading(true); });
    waitOnLoop([&] { return closed.load(); });
}

TEST_F(StreamTest, DestroyedInsideItsDataHook) {
    serveWith([this](Stream& stream) {
        const std::string witness = "still here";
        stream.start({[this, &stream, witness](std::span<const std::byte>) {
                          forget(&stream);
                          EXPECT_EQ(witness, "still here");  // the hook outlives its stream
                      },
                      [] { ADD_FAILURE() << "no callback after the stream is gone"; }});
    });
    const auto channel = connect();
    ASSERT_TRUE(channel->send(bytesOf("go")));
    EXPECT_EQ(receiveError(*channel), ErrorCode::callFailed);
    EXPECT_EQ(streamCount(), 0u);
}

TEST_F(StreamTest, DestroyedInsideItsClosedHook) {
    std::atomic<bool> closed = false;
    serveWith([&](Stream& stream) {
        stream.start({[](std::span<const std::byte>) {},
                      [&, witness = std::string("still here")] {
                          forget(&stream);
                          EXPECT_EQ(witness, "still here");
                          closed = true;
                      }});
    });
    connect().reset();
    waitOnLoop([&] { return closed.load(); });
    EXPECT_EQ(streamCount(), 0u);
}

TEST_F(StreamTest, OneStreamDestroysAllOthersWhileTheyHaveInput) {
    std::atomic<int> calls = 0;
    serveWith([&](Stream& stream) {
        stream.start({[&](std::span<const std::byte>) {
                          ++calls;
                          streams_.clear();
                      },
                      [] {}});
    });
    std::vector<std::unique_ptr<Channel>> channels;
    for (int count = 0; count < 8; ++count) channels.push_back(connect());
    waitOnLoop([this] { return streams_.size() == 8; });
    std::promise<void> gate;
    std::promise<void> reached;
    loop_->post([&reached, opened = gate.get_future().share()] {
        reached.set_value();
        opened.wait();
    });
    reached.get_future().wait();  // else the loop may read the first byte before it stands still
    for (const auto& channel : channels) EXPECT_TRUE(channel->send(bytesOf("x")));
    gate.set_value();  // now the input of all is there at once
    for (const auto& channel : channels) EXPECT_EQ(receiveError(*channel), ErrorCode::callFailed);
    EXPECT_EQ(calls, 1);
}

TEST_F(StreamTest, ClosedComesAfterAllData) {
    std::atomic<std::size_t> arrived = 0;
    std::atomic<bool> closed = false;
    serveWith([&](Stream& stream) {
        stream.start({[&](std::span<const std::byte> bytes) {
                          EXPECT_FALSE(closed);
                          arrived += bytes.size();
                      },
                      [&] {
                          EXPECT_FALSE(closed.exchange(true));
                          forget(&stream);
                      }});
    });
    auto channel = connect();
    ASSERT_TRUE(channel->send(pattern(1 << 20)));
    channel.reset();
    waitOnLoop([&] { return closed.load(); });
    EXPECT_EQ(arrived, 1u << 20);
}

TEST_F(StreamTest, WritingToAPeerThatIsGoneEndsInClosed) {
    std::atomic<bool> closed = false;
    serveWith([&](Stream& stream) {
        stream.start({[](std::span<const std::byte>) {}, [&] { closed = true; }});
    });
    auto channel = connect();
    waitOnLoop([this] { return !streams_.empty(); });
    channel.reset();
    onLoop([this] {
        for (int count = 0; count < 10; ++count) streams_.front()->write(pattern(1 << 20));
    });
    waitOnLoop([&] { return closed.load(); });
    // Harmless afterwards.
    onLoop([this] {
        streams_.front()->write(pattern(10));
        streams_.front()->setReading(false);
        streams_.front()->closeWhenSent();
    });
    EXPECT_EQ(onLoop([this] { return streams_.front()->unsent(); }), 0u);
}

TEST_F(StreamTest, CloseWhenSentSendsTheRestThoughTheStreamIsDestroyed) {
    serveWith([this](Stream& stream) {
        stream.start({[this, &stream](std::span<const std::byte>) {
                          stream.write(pattern(kLarge));
                          stream.closeWhenSent();
                          forget(&stream);
                      },
                      [] { ADD_FAILURE() << "no callback after closeWhenSent"; }});
    });
    const auto channel = connect();
    ASSERT_TRUE(channel->send(bytesOf("go")));
    EXPECT_TRUE(receive(*channel, kLarge) == pattern(kLarge));
    EXPECT_EQ(receiveError(*channel), ErrorCode::callFailed);
    EXPECT_EQ(streamCount(), 0u);
}

TEST_F(StreamTest, CloseWhenSentWithNothingToSendCloses) {
    serveWith([](Stream& stream) {
        stream.start({[](std::span<const std::byte>) {},
                      [] { ADD_FAILURE() << "no callback after closeWhenSent"; }});
        stream.closeWhenSent();
    });
    EXPECT_EQ(receiveError(*connect()), ErrorCode::callFailed);
}

}  // namespace
}  // namespace winfax::ipc
