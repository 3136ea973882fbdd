// SPDX-License-Identifier: MIT
// The service below the operating system: real store, queue, lines (on a jumping clock) and
// handlers, clients that are bytes in memory and say who they are.
#pragma once

#include <filesystem>
#include <memory>

#include "ipc/memory/memory_stream.h"
#include "service/core.h"
#include "support/scratch_directory.h"
#include "wire/hello.h"

namespace winfax::test {

template <class T>
model::ErrorCode codeOf(const model::Result<T>& result) {
    return result ? model::ErrorCode::success : result.error().code;
}

class ServiceBench {
  public:
    // `build` makes the lines of lines.toml, of which there are two unless a test writes it.
    explicit ServiceBench(clock::Mode mode = clock::Mode::jump, service::LineBuilder build = service::buildLine);
    ~ServiceBench();

    // Ends the service and begins it again with what it kept.
    void restart();
    // Moves a virtual clock, settling on the way.
    void advance(model::Ticks by);
    // Lets the service work until it has nothing more to do.
    void settle();

    // The system's printing from the next restart() on.
    std::function<std::unique_ptr<printer::PrintSystem>()> makePrinting = [] {
        return std::unique_ptr<printer::PrintSystem>();
    };
    // Who decodes documents from the next restart() on; empty: this process does.
    std::function<std::unique_ptr<render::Renderer>()> makeRenderer;
    service::Settings settings;
    ScratchDirectory state;
    ipc::Instance instance;
    std::unique_ptr<ipc::Loop> loop;
    std::unique_ptr<service::Core> core;
    bool stopRequested = false;
    void judgeAnew();
    std::vector<std::weak_ptr<service::Peer>> judged;  // by `access`, anew when it changes

  private:
    service::LineBuilder buildLine_;
};

// A client: by default the instance's owner.
class BenchClient {
  public:
    explicit BenchClient(ServiceBench& bench, std::uint32_t rights = model::right::all,
                         std::string userId = "1000");
    // With the rights that the service gives this user; the owner of the instance is user 1000.
    BenchClient(ServiceBench& bench, const platform::UserIdentity& user);
    ~BenchClient();

    model::Result<void> hello();
    void send(std::span<const std::byte> bytes) { wire_.sendToService(bytes); }
    void greet();
    bool disconnected() const { return gone_; }

    // A call's frames, with the next serial.
    template <class Call>
    wire::Bytes frames(const typename Call::Request& request) {
        wire::Bytes bytes;
        wire::appendRequest<Call>(bytes, ++serial_, request);
        return bytes;
    }
    template <class Call>
    wire::Bytes framesWith(const std::vector<std::uint8_t>& document,
                           typename Call::Request request) {
        request.documentSize = document.size();
        wire::Bytes bytes = frames<Call>(request);
        appendDocument(bytes, Call::kOpcode, document);
        return bytes;
    }
    template <class Call>
    model::Result<typename Call::Reply> call(const typename Call::Request& request) {
        send(frames<Call>(request));
        return reply<typename Call::Reply>();
    }
    // A call with a document, without waiting for its reply.
    template <class Call>
    void sendCall(const std::vector<std::uint8_t>& document, typename Call::Request request) {
        send(framesWith<Call>(document, std::move(request)));
    }
    template <class Call>
    model::Result<typename Call::Reply> callWith(const std::vector<std::uint8_t>& document,
                                                 typename Call::Request request) {
        sendCall<Call>(document, std::move(request));
        return reply<typename Call::Reply>();
    }
    // Of a subscriber: the events since it asked last.
    std::vector<model::Event> events();
    // FaxSendDocument; `adjust` may change the parameters.
    model::Result<std::uint32_t> submit(const std::vector<std::uint8_t>& document,
                                        model::Text number = u"555",
                                        const std::function<void(model::JobParam&)>& adjust = {});
    // FaxSendDocumentForBroadcast, up to the first recipient.
    model::Result<std::uint32_t> begin(const std::vector<std::uint8_t>& document);
    // The connection goes.
    void hangUp() { wire_.disconnect(); }

    wire::Bytes replyPayload();
    template <class Value>
    model::Result<Value> reply() {
        const wire::Bytes payload = replyPayload();
        if (payload.empty()) return model::fail(model::ErrorCode::callFailed, "no reply");
        return wire::decodeReply<Value>(payload);
    }

    std::uint32_t serial_ = 0;
    std::uint32_t features = 0;  // of its hello (wire::feature)

  private:
    BenchClient(ServiceBench& bench, std::uint32_t rights, platform::UserIdentity user);
    void appendDocument(wire::Bytes& bytes, std::uint16_t opcode,
                        const std::vector<std::uint8_t>& document) const;

    ServiceBench& bench_;
    ipc::MemoryPeer wire_;
    std::shared_ptr<service::Peer> peer_;
    bool gone_ = false;
};

}  // namespace winfax::test
