// SPDX-License-Identifier: MIT
// Announces a document, sends half of it, says so, and then stays until it is killed. Speaks to the
// service directly, because the library always tries to send all of it.
#include <iostream>
#include <vector>

#include "ipc/channel.h"
#include "model/calls.h"
#include "wire/frame.h"
#include "wire/hello.h"

namespace winfax {
namespace {

constexpr std::size_t kHalf = 200'000;

model::Result<void> sendHalf(ipc::Channel& channel) {
    wire::Bytes bytes;
    wire::appendRequest<wire::Hello>(bytes, 1, {});
    if (auto sent = channel.send(bytes); !sent) return sent;
    std::vector<std::byte> answer(1000);
    if (auto received = channel.receive(answer); !received) {
        return tl::unexpected(received.error());
    }
    bytes.clear();
    model::SubmitDocument::Request request;
    request.params.RecipientNumber = u"555-0100";
    request.documentSize = 2 * kHalf;
    wire::appendRequest<model::SubmitDocument>(bytes, 2, request);
    const std::vector<std::byte> half(kHalf);
    wire::appendFrame(bytes, wire::FrameKind::body, model::SubmitDocument::kOpcode, 2,
                      [&](wire::Writer& writer) { writer.raw(half.data(), half.size()); });
    return channel.send(bytes);
}

int fail(const model::Error& error) {
    std::cerr << error.detail << std::endl;
    return 1;
}

int run() {
    const auto instance = ipc::instanceFromEnvironment();
    if (!instance) return fail(instance.error());
    const auto channel = ipc::connectChannel(*instance, std::chrono::seconds(10));
    if (!channel) return fail(channel.error());
    if (auto sent = sendHalf(**channel); !sent) return fail(sent.error());
    std::cout << "half sent" << std::endl;
    std::vector<std::byte> nothing(1);
    (*channel)->setStallLimit({});
    return (*channel)->receive(nothing) ? 0 : 3;
}

}  // namespace
}  // namespace winfax

int main() { return winfax::run(); }
