// SPDX-License-Identifier: MIT
// The service below the operating system: real store, queue, lines (on a jumping clock) and handlers,
// clients that are bytes in memory and say who they are.
#pragma once

#include <filesystem>
#include <memory>

#include "ipc/memory/memory_stream.h"
#include "service/handlers.h"
#include "service/outbox.h"
#include "service/peer.h"
#include "service/worker.h"
#include "support/scratch_directory.h"
#include "wire/hello.h"

namespace winfax::test {

class ServiceBench {
public:
    ServiceBench();
    ~ServiceBench();

    // Lets the service work until it has nothing more to do.
    void settle();

    service::Settings settings;
    ScratchDirectory state;
    ipc::Instance instance;
    std::unique_ptr<ipc::Loop> loop;
    clock::Clock clock;
    service::EventHub events;
    std::unique_ptr<service::Worker> worker;
    std::unique_ptr<queue::Store> store;
    std::unique_ptr<service::Outbox> outbox;
    std::unique_ptr<service::Handlers> handlers;
    std::unique_ptr<service::PeerServices> services;
};

// A client: by default the instance's owner.
class BenchClient {
public:
    explicit BenchClient(ServiceBench& bench, std::uint32_t rights = model::right::all,
                         std::string userId = "1000");
    ~BenchClient();

    void send(std::span<const std::byte> bytes) { wire_.sendToService(bytes); }
    void greet();
    bool disconnected() const { return gone_; }

    template <class Call>
    model::Result<typename Call::Reply> call(const typename Call::Request& request) {
        wire::Bytes frame;
        wire::appendRequest<Call>(frame, ++serial_, request);
        send(frame);
        return reply<typename Call::Reply>();
    }
    model::Result<std::uint32_t> submit(const std::vector<std::uint8_t>& document,
                                        model::Text number = u"555");

    template <class Value>
    model::Result<Value> reply() {
        const wire::Bytes payload = replyPayload();
        if (payload.empty()) return model::fail(model::ErrorCode::callFailed, "no reply");
        return wire::decodeReply<Value>(payload);
    }

    std::uint32_t serial_ = 0;

private:
    wire::Bytes replyPayload();

    ServiceBench& bench_;
    ipc::MemoryPeer wire_;
    std::shared_ptr<service::Peer> peer_;
    bool gone_ = false;
};

}  // namespace winfax::test
