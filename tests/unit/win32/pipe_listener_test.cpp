// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <thread>

#include "ipc/channel.h"
#include "ipc/loop.h"
#include "platform/win32/handles.h"
#include "platform/win32/wide.h"

namespace winfax::ipc {
namespace {

using platform::win32::UniqueHandle;
using namespace std::chrono_literals;

// A service that answers every piece with itself, on a thread of its own.
class EchoService {
public:
    EchoService() {
        instance_ = *instanceFromEnvironment();
        instance_.endpoint += "-listener-test-" + std::to_string(GetCurrentProcessId());
        auto listener = listenAt(*loop_, instance_, [this](std::unique_ptr<Stream> arrived) {
            Stream* stream = arrived.get();
            streams_.push_back(std::move(arrived));
            stream->start({[stream](std::span<const std::byte> bytes) {
                               stream->write({bytes.begin(), bytes.end()});
                           },
                           [this, stream] {
                               std::erase_if(streams_, [stream](const auto& candidate) {
                                   return candidate.get() == stream;
                               });
                           }});
        });
        if (!listener) throw std::runtime_error(listener.error().detail);
        listener_ = std::move(*listener);
        thread_ = std::thread([this] { loop_->run({}); });
    }
    ~EchoService() {
        loop_->stop();
        thread_.join();
    }

    const Instance& instance() const { return instance_; }

private:
    Instance instance_;
    std::unique_ptr<Loop> loop_ = makeLoop();
    std::vector<std::unique_ptr<Stream>> streams_;
    std::unique_ptr<Listener> listener_;
    std::thread thread_;
};

UniqueHandle connectSilently(const Instance& instance) {
    const std::wstring path = platform::win32::wideFromUtf8(instance.endpoint);
    for (;;) {
        UniqueHandle pipe(CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr,
                                      OPEN_EXISTING, 0, nullptr));
        if (pipe || GetLastError() != ERROR_PIPE_BUSY) return pipe;
        WaitNamedPipeW(path.c_str(), NMPWAIT_WAIT_FOREVER);
    }
}

void expectEcho(Channel& channel) {
    const std::string sent = "hello";
    std::string received(sent.size(), ' ');
    ASSERT_TRUE(channel.send(std::as_bytes(std::span(sent))));
    const auto count = channel.receive(std::as_writable_bytes(std::span(received)));
    ASSERT_TRUE(count) << count.error().detail;
    EXPECT_EQ(received.substr(0, *count), sent);
}

TEST(PipeListener, ManySilentClientsCostTheLongestSilentItsPlaceAndNobodyElseTheService) {
    EchoService service;
    std::vector<UniqueHandle> silent;
    for (int i = 0; i < 300; ++i) {
        silent.push_back(connectSilently(service.instance()));
        ASSERT_TRUE(silent.back());
    }
    char byte = 0;
    DWORD count = 0;
    EXPECT_FALSE(ReadFile(silent.front().get(), &byte, 1, &count, nullptr));
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_BROKEN_PIPE));

    auto channel = connectChannel(service.instance(), 30s);
    ASSERT_TRUE(channel) << channel.error().detail;
    expectEcho(**channel);
}

TEST(PipeListener, AClientThatLeavesWithoutAWordDisturbsNobody) {
    EchoService service;
    for (int i = 0; i < 50; ++i) connectSilently(service.instance());
    auto channel = connectChannel(service.instance(), 30s);
    ASSERT_TRUE(channel) << channel.error().detail;
    expectEcho(**channel);
}

TEST(PipeListener, MoreClientsThanInstancesWaitArriveAtOnce) {
    EchoService service;
    std::vector<std::thread> clients;
    for (int i = 0; i < 40; ++i) {
        clients.emplace_back([&] {
            auto channel = connectChannel(service.instance(), 30s);
            ASSERT_TRUE(channel) << channel.error().detail;
            expectEcho(**channel);
        });
    }
    for (std::thread& client : clients) client.join();
}

}  // namespace
}  // namespace winfax::ipc
