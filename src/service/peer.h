// SPDX-License-Identifier: MIT
// One connection of a client, from its first byte to its last. Bytes become frames, frames become
// calls; anything malformed, out of order or oversized ends this connection and touches no other.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "clock/clock.h"
#include "fault/fault_table.h"
#include "ipc/loop.h"
#include "service/allowance.h"
#include "service/event_hub.h"
#include "wire/dispatch.h"

namespace winfax::service {

class Handlers;
class Peer;
struct PeerServices;

// Asks those again that had not taken their replies. At the end of every turn.
void goOnWithSlow(PeerServices& services);
using CallEntry = wire::Entry<Handlers, Peer>;

// What all peers share.
struct PeerServices {
    Handlers& handlers;
    EventHub& events;
    clock::Clock& clock;
    fault::FaultTable& faults;  // none in what is no test instance
    std::function<void()> requestStop;
    std::uint32_t stallMilliseconds = 0;
    std::uint64_t maxDocument = 0;
    std::uint64_t maxIncoming = 0;
    std::uint64_t incoming = 0;  // bytes of documents announced and not yet handed over
    Allowance incomingOfUser{0};  // the same, by user
    std::function<void(std::function<void()>)> toLoop;  // runs it in a later turn
    // Those that were not read any further because they have not taken their replies.
    std::vector<std::weak_ptr<Peer>> slow;
};

class Peer final : public std::enable_shared_from_this<Peer>, public wire::Asker {
  public:
    // `gone` is called once, when the connection has ended.
    Peer(std::unique_ptr<ipc::Stream> stream, PeerServices& services, std::uint32_t rights,
         std::function<void(Peer&)> gone);
    ~Peer();
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    void start();

    const ipc::PeerIdentity& identity() const { return stream_->peer(); }
    std::uint32_t rights() const { return rights_; }
    // From the next call on. A subscriber without any right hears nothing more: it is disconnected.
    void setRights(std::uint32_t rights);
    bool holds(std::uint32_t right) const { return (rights_ & right) == right; }

    // Turns this connection into a subscriber's, after the reply at hand.
    void subscribe();
    void unsubscribe();
    bool subscribed() const { return subscription_.has_value(); }

    // Goes on with what it sent and what was left for later. No call of its own is under way.
    void goOn();

    // Its connection is gone; replies to it go nowhere.
    bool ended() const { return ended_; }
    std::size_t unsent() const { return stream_->unsent(); }

private:
    using Fault = std::optional<fault::FaultTable::Entry>;

    // A request whose document is still arriving.
    struct Incoming {
        const CallEntry* call = nullptr;
        std::uint32_t serial = 0;
        wire::Bytes request;
        wire::Bytes body;
        std::uint64_t announced = 0;             // bytes charged
        Allowance::Hold charge;                  // to its user
        std::optional<model::Error> refusal;     // what follows is read and dropped
        Fault fault;                             // that acts on it
    };
    // A whole request that a fault acts on, kept for as long as that takes.
    struct Order {
        const CallEntry& call;
        std::uint32_t serial = 0;
        wire::Bytes request;
        wire::Bytes body;
    };

    void received(std::span<const std::byte> bytes);
    void work();
    void takeFrames();
    template <class Work>
    void orEnd(Work&& work);
    void workLater();
    bool handle(const wire::Frame& frame);
    bool greet(const wire::Frame& frame);
    bool request(const wire::Frame& frame);
    bool beginBody(const wire::Frame& frame, const CallEntry& call);
    bool body(const wire::Frame& frame);
    bool run(const CallEntry& call, std::uint32_t serial, std::span<const std::byte> request,
             wire::Bytes body, const Fault& fault);
    void dropIncoming();
    void keep(Incoming& incoming, std::span<const std::byte> piece);
    void answerHello(std::uint32_t serial);

    // peer_faults.cpp: what a fault makes of a hello or a request.
    Fault faultOn(std::string_view name, std::span<const std::string_view> functions);
    void greetWith(const fault::FaultTable::Entry& fault, std::uint32_t serial);
    void runWith(const fault::FaultTable::Entry& fault, std::shared_ptr<Order> order);
    void replaceAnswer(const fault::Fault& fault, std::uint16_t opcode, std::uint32_t serial);
    void later(const fault::Fault& fault, std::function<void(Peer&)> task);

    bool carryOut(const CallEntry& call, std::uint32_t serial, std::span<const std::byte> request,
                  wire::Bytes body, const Fault& fault);
    wire::Sink replySink();
    void answered(std::uint32_t serial, wire::Bytes frame, model::SharedPieces kept) override;
    bool settled(std::uint32_t serial);  // it is owed its reply no more; false: it was not
    std::optional<model::Error> missingRight(const CallEntry& call) const;
    std::optional<model::Error> refusalOf(const CallEntry& call) const;
    void refuse(std::uint16_t opcode, std::uint32_t serial, const model::Error& error);
    void send(wire::Bytes frame);
    void end();

    std::unique_ptr<ipc::Stream> stream_;
    PeerServices& services_;
    std::uint32_t rights_;
    std::function<void(Peer&)> gone_;
    wire::FrameReader reader_;
    std::unique_ptr<Incoming> incoming_;
    std::optional<EventHub::Subscription> subscription_;
    std::vector<std::uint32_t> outstanding_;  // serials of the calls without a reply yet
    std::uint32_t features_ = 0;     // of the hello
    bool greeted_ = false;
    bool ended_ = false;
};

}  // namespace winfax::service
