// SPDX-License-Identifier: MIT
// What the faults of a test instance make of a hello and of a request (docs/faults.md).
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "service/handlers.h"
#include "service/peer.h"
#include "text/encoding.h"
#include "wire/hello.h"

namespace winfax::service {

using fault::Effect;
using model::ErrorCode;

namespace {

std::optional<wire::MemoryUse> memoryLackingBy(Effect effect) {
    if (effect == Effect::noMemoryForRequest) return wire::MemoryUse::request;
    if (effect == Effect::noMemoryForReply) return wire::MemoryUse::reply;
    return std::nullopt;
}

// Those that leave the answer as it is, or act where the call is carried out.
bool keepsAnswer(Effect effect) {
    return effect != Effect::error && effect != Effect::dropConnection &&
           effect != Effect::noReply && effect != Effect::stopService;
}

}  // namespace

Peer::Fault Peer::faultOn(std::string_view name, std::span<const std::string_view> functions) {
    if (!services_.faults.armed()) return std::nullopt;
    const bool hello = name == wire::Hello::kName;
    if ((features_ & (hello ? wire::feature::connect : wire::feature::functions)) == 0) {
        return std::nullopt;
    }
    const std::string userName = text::toUtf8(identity().user.name);
    auto fault = services_.faults.meet({name, functions, userName, identity().user.id});
    if (fault) {
        spdlog::info("fault {} acts on {} of process {}: {}", fault->id, name, identity().processId,
                     fault::effectInWords(fault->fault));
    }
    return fault;
}

// Runs it when the fault's delay is over, on the instance's clock; at once when it has none. Never
// when the connection has ended by then.
void Peer::later(const fault::Fault& fault, std::function<void(Peer&)> task) {
    if (fault.delay == std::chrono::milliseconds::zero()) return task(*this);
    services_.clock.at(services_.clock.now() + fault.delay, clock::Purpose::work,
                       [weak = weak_from_this(), task = std::move(task)] {
                           const auto self = weak.lock();
                           if (self && !self->ended_) task(*self);
                       });
}

void Peer::greetWith(const fault::FaultTable::Entry& entry, std::uint32_t serial) {
    later(entry.fault, [fault = entry.fault, serial](Peer& self) {
        if (keepsAnswer(fault.effect)) return self.answerHello(serial);
        self.outstanding_.push_back(serial);
        self.replaceAnswer(fault, wire::Hello::kOpcode, serial);
    });
}

void Peer::runWith(const fault::FaultTable::Entry& entry, std::shared_ptr<Order> order) {
    later(entry.fault, [fault = entry.fault, order = std::move(order)](Peer& self) {
        const std::uint16_t opcode = order->call.opcode;
        const std::uint32_t serial = order->serial;
        if (!keepsAnswer(fault.effect) && !fault.carriedOut) {
            return self.replaceAnswer(fault, opcode, serial);
        }
        wire::Sink sink = self.replySink();
        sink.memoryLacks = memoryLackingBy(fault.effect);
        if (fault.carriedOut) {
            sink.instead = [weak = self.weak_from_this(), fault, opcode, serial] {
                const auto peer = weak.lock();
                if (peer && !peer->ended_) peer->replaceAnswer(fault, opcode, serial);
            };
        }
        if (!order->call.run(self.services_.handlers, self, serial, order->request,
                             std::move(order->body), std::move(sink))) {
            spdlog::warn("process {} sent a malformed {}; its connection is closed",
                         self.identity().processId, order->call.name);
            self.end();
        }
    });
}

void Peer::replaceAnswer(const fault::Fault& fault, std::uint16_t opcode, std::uint32_t serial) {
    settled(serial);
    switch (fault.effect) {
        case Effect::error:
            return refuse(opcode, serial,
                          {static_cast<ErrorCode>(fault.error), "a fault of this test instance"});
        case Effect::dropConnection:
            return end();
        case Effect::stopService:
            return services_.requestStop();
        default:
            return;  // no reply
    }
}

}  // namespace winfax::service
