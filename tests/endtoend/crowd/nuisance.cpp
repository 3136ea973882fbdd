// SPDX-License-Identifier: MIT
// A client that means no good. Speaks to the service directly, because the library behaves.
//   nuisance MODE COUNT    opens COUNT connections, says "at work", and stays until it is killed
//     mute    says nothing
//     hoard   greets, and no more
//     half    announces documents and sends half of each
//     deaf    asks for ever more and takes no answer
//     flood   asks in heaps, on the last connection, without a pause
#include <algorithm>
#include <charconv>
#include <iostream>
#include <string_view>
#include <vector>

#include "ipc/channel.h"
#include "model/calls.h"
#include "wire/frame.h"
#include "wire/hello.h"

namespace winfax {
namespace {

using Connection = std::unique_ptr<ipc::Channel>;
using Result = model::Result<void>;

constexpr std::size_t kHalf = 20'000;
constexpr std::uint32_t kHeap = 64;

Result take(ipc::Channel& channel, std::size_t bytes) {
    std::vector<std::byte> buffer(bytes);
    while (bytes > 0) {
        const auto received = channel.receive(std::span(buffer).first(bytes));
        if (!received) return tl::unexpected(received.error());
        bytes -= *received;
    }
    return {};
}

Result greet(ipc::Channel& channel) {
    wire::Bytes hello;
    wire::appendRequest<wire::Hello>(hello, 0, {});
    if (auto sent = channel.send(hello); !sent) return sent;
    std::vector<std::byte> answer(1'000);
    if (auto received = channel.receive(answer); !received) return tl::unexpected(received.error());
    return {};
}

wire::Bytes heapOfRequests() {
    wire::Bytes bytes;
    for (std::uint32_t i = 0; i < kHeap; ++i) wire::appendRequest<model::ReadRights>(bytes, i, {});
    return bytes;
}

Result sendHalf(ipc::Channel& channel) {
    wire::Bytes bytes;
    model::SubmitDocument::Request request;
    request.params.RecipientNumber = u"555-0100";
    request.documentSize = 2 * kHalf;
    wire::appendRequest<model::SubmitDocument>(bytes, 1, request);
    const std::vector<std::byte> half(kHalf);
    wire::appendFrame(bytes, wire::FrameKind::body, model::SubmitDocument::kOpcode, 1,
                      [&](wire::Writer& writer) { writer.raw(half.data(), half.size()); });
    return channel.send(bytes);
}

// Until the service reads no more.
Result askWithoutListening(ipc::Channel& channel) {
    channel.setStallLimit(std::chrono::seconds(1));
    const wire::Bytes heap = heapOfRequests();
    for (;;) {
        if (auto sent = channel.send(heap); !sent) {
            if (sent.error().code == model::ErrorCode::timeout) return {};
            return sent;
        }
    }
}

[[noreturn]] void stay(ipc::Channel& channel) {
    channel.setStallLimit({});
    std::byte nothing{};
    while (channel.receive({&nothing, 1})) continue;
    std::cerr << "the service hung up" << std::endl;
    std::exit(3);
}

Result flood(ipc::Channel& channel) {
    const wire::Bytes heap = heapOfRequests();
    wire::Bytes reply;
    wire::appendReply<model::ReadRights>(reply, 0, model::ReadRights::Reply{});
    for (;;) {
        if (auto sent = channel.send(heap); !sent) return sent;
        if (auto taken = take(channel, kHeap * reply.size()); !taken) return taken;
    }
}

Result misbehave(std::string_view mode, ipc::Channel& channel) {
    if (mode == "mute") return {};
    if (auto greeted = greet(channel); !greeted) return greeted;
    if (mode == "half") return sendHalf(channel);
    if (mode == "deaf") return askWithoutListening(channel);
    return {};
}

int fail(const model::Error& error) {
    std::cerr << error.detail << std::endl;
    return 1;
}

int run(std::string_view mode, std::size_t count) {
    const auto instance = ipc::instanceFromEnvironment();
    if (!instance) return fail(instance.error());
    std::vector<Connection> connections;
    while (connections.size() < count) {
        auto channel = ipc::connectChannel(*instance, std::chrono::seconds(20));
        if (!channel) return fail(channel.error());
        if (auto done = misbehave(mode, **channel); !done) return fail(done.error());
        connections.push_back(std::move(*channel));
    }
    std::cout << "at work" << std::endl;
    if (mode == "flood") return fail(flood(*connections.back()).error());
    if (mode == "deaf") connections.back()->setStallLimit({});
    if (mode == "deaf") return fail(connections.back()->send(heapOfRequests()).error());
    stay(*connections.back());
}

}  // namespace
}  // namespace winfax

int main(int argumentCount, char** arguments) {
    constexpr std::string_view kModes[] = {"mute", "hoard", "half", "deaf", "flood"};
    const std::string_view mode = argumentCount == 3 ? arguments[1] : "";
    const std::string_view number = argumentCount == 3 ? arguments[2] : "";
    std::size_t count = 0;
    std::from_chars(number.data(), number.data() + number.size(), count);
    if (std::ranges::find(kModes, mode) == std::end(kModes) || count == 0) {
        std::cerr << "usage: nuisance mute | hoard | half | deaf | flood COUNT" << std::endl;
        return 2;
    }
    return winfax::run(mode, count);
}
