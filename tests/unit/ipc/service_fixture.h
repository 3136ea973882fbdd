// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "../support/environment_guard.h"
#include "../support/temporary_directory.h"
#include "ipc/channel.h"
#include "ipc/instance.h"
#include "ipc/loop.h"

namespace winfax::ipc {

using Bytes = std::vector<std::byte>;

inline Bytes bytesOf(std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

// Bytes in which a lost, doubled or displaced piece shows.
inline Bytes pattern(std::size_t size) {
    Bytes bytes(size);
    std::uint32_t state = 1;
    for (auto& byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = static_cast<std::byte>(state >> 24);
    }
    return bytes;
}

inline constexpr std::chrono::seconds kPatience{60};  // never used up by a test that passes

// Windows tells who a client is only after he has said something, so a stream arrives with its
// client's first bytes. Here every client begins with one byte, which the tests never see.
inline constexpr std::byte kGreeting{'!'};

class GreetedStream final : public Stream {
  public:
    explicit GreetedStream(std::unique_ptr<Stream> stream) : stream_(std::move(stream)) {}

    void start(Hooks hooks) override {
        const auto withoutGreeting = [data = std::move(hooks.data),
                                      first = true](std::span<const std::byte> bytes) mutable {
            if (std::exchange(first, false)) {
                EXPECT_EQ(bytes.front(), kGreeting);
                bytes = bytes.subspan(1);
            }
            if (!bytes.empty()) data(bytes);
        };
        stream_->start({withoutGreeting, std::move(hooks.closed)});
    }
    void write(std::vector<std::byte> bytes) override { stream_->write(std::move(bytes)); }
    void writeWith(std::vector<std::byte> bytes, model::SharedPieces kept) override {
        stream_->writeWith(std::move(bytes), std::move(kept));
    }
    std::size_t unsent() const override { return stream_->unsent(); }
    void setReading(bool on) override { stream_->setReading(on); }
    void closeWhenSent() override { stream_->closeWhenSent(); }
    const PeerIdentity& peer() const override { return stream_->peer(); }

  private:
    std::unique_ptr<Stream> stream_;
};

// A loop on its own thread that listens at a private instance of the test's own.
class ServiceFixture : public testing::Test {
  protected:
    ServiceFixture()
        : runtimeVariable_("XDG_RUNTIME_DIR", directory_.path().string()),
          stateVariable_("WINFAX_STATE_DIR", (directory_.path() / "state").string()),
          nameVariable_("WINFAX_INSTANCE", "test-" + std::to_string(platform::currentProcessId())),
          instance_(instanceFromEnvironment().value()),
          loop_(makeLoop()) {}

    ~ServiceFixture() override {
        stop();
        // On no thread but this one runs the loop's code any more.
        streams_.clear();
        listener_.reset();
    }

    // Hands each new stream to `accepted`, on the loop's thread.
    void serve(std::function<void(std::unique_ptr<Stream>)> accepted) {
        auto lock = lockInstance(instance_);
        ASSERT_TRUE(lock) << lock.error().detail;
        lock_ = std::move(*lock);
        const auto prepared = prepareEndpoint(instance_);
        ASSERT_TRUE(prepared) << prepared.error().detail;
        auto listener = listenAt(*loop_, instance_,
                                 [accepted = std::move(accepted)](std::unique_ptr<Stream> stream) {
                                     accepted(std::make_unique<GreetedStream>(std::move(stream)));
                                 });
        ASSERT_TRUE(listener) << listener.error().detail;
        listener_ = std::move(*listener);
        thread_ = std::thread([this] { loop_->run({}); });
    }

    // Sends back what comes, and forgets the stream when its client goes.
    void serveEcho() {
        serve([this](std::unique_ptr<Stream> stream) {
            Stream* raw = stream.get();
            streams_.push_back(std::move(stream));
            raw->start({[raw](std::span<const std::byte> bytes) {
                            raw->write({bytes.begin(), bytes.end()});
                        },
                        [this, raw] { forget(raw); }});
        });
    }

    // Holds the streams and does nothing.
    void serveSilently() {
        serve([this](std::unique_ptr<Stream> stream) {
            Stream* raw = stream.get();
            streams_.push_back(std::move(stream));
            raw->start({[](std::span<const std::byte>) {}, [this, raw] { forget(raw); }});
        });
    }

    void forget(Stream* stream) {
        std::erase_if(streams_, [stream](const auto& held) { return held.get() == stream; });
    }

    template <class Function>
    auto onLoop(Function function) {
        std::packaged_task<decltype(function())()> task(std::move(function));
        auto result = task.get_future();
        const auto shared = std::make_shared<decltype(task)>(std::move(task));
        loop_->post([shared] { (*shared)(); });
        return result.get();
    }

    // Looks again and again; what never comes ends by the test's time limit.
    void waitOnLoop(std::function<bool()> condition) {
        while (!onLoop(condition)) std::this_thread::yield();
    }

    std::unique_ptr<Channel> connect() {
        auto channel = connectChannel(instance_, kPatience);
        if (!channel) {
            ADD_FAILURE() << channel.error().detail;
            return nullptr;
        }
        (*channel)->setStallLimit(kPatience);
        // May fail: the service of some tests closes at once.
        [[maybe_unused]] const auto greeted = (*channel)->send({&kGreeting, 1});
        return std::move(*channel);
    }

    static Bytes receive(Channel& channel, std::size_t size) {
        Bytes bytes(size);
        std::size_t filled = 0;
        while (filled < size) {
            const auto count = channel.receive(std::span(bytes).subspan(filled));
            if (!count) {
                ADD_FAILURE() << "after " << filled << " bytes: " << count.error().detail;
                break;
            }
            filled += *count;
        }
        bytes.resize(filled);
        return bytes;
    }

    static model::ErrorCode receiveError(Channel& channel) {
        std::byte buffer[16];
        const auto count = channel.receive(buffer);
        return count ? model::ErrorCode::success : count.error().code;
    }

    void stop() {
        if (!thread_.joinable()) return;
        loop_->stop();
        thread_.join();
    }

    test::TemporaryDirectory directory_;
    test::EnvironmentGuard runtimeVariable_;
    test::EnvironmentGuard stateVariable_;
    test::EnvironmentGuard nameVariable_;
    Instance instance_;
    std::unique_ptr<InstanceLock> lock_;
    std::unique_ptr<Loop> loop_;
    std::unique_ptr<Listener> listener_;
    std::vector<std::unique_ptr<Stream>> streams_;  // the loop's thread
    std::thread thread_;
};

}  // namespace winfax::ipc
