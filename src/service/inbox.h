// SPDX-License-Identifier: MIT
// Calls from outside, from the first ring to a fax that is safe: chooses the line, answers at the
// ring that the port says, keeps what comes in, and hands it to the Router.
//
// Order of things, for durability: the fax's row is on disk before its file, both are before the
// line confirms the fax to the sender, and the caller hears the outcome after all is recorded. A
// row without a file is therefore a call that never was confirmed, and the next start removes it.
//
// Loop's thread only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "clock/clock.h"
#include "line/line.h"
#include "model/calls/lines.h"
#include "queue/store.h"
#include "render/renderer.h"
#include "service/event_hub.h"
#include "service/event_log.h"
#include "service/outbox.h"
#include "service/ports.h"
#include "service/router.h"
#include "service/worker.h"

namespace winfax::service {

class Inbox {
  public:
    // Of every answered call that is over; null: nobody writes them down.
    using Journal = std::function<void(std::uint32_t jobId, const line::CallResult& result)>;
    struct Parts {
        clock::Clock& clock;
        queue::Store& store;
        Worker& worker;
        EventHub& events;
        EventLog& log;
        const Ports& ports;
        render::Renderer& renderer;
        Outbox& outbox;  // shares the lines with us
        Router& router;
        Journal journal;
    };
    Inbox(Parts parts, std::filesystem::path stateDirectory);

    using Owner = const void*;  // a connection
    using Placed = std::function<void(model::Result<model::PlaceCall::Reply>)>;
    using Transmitted = std::function<void(model::Result<model::TransmitPages::Reply>)>;

    // badUnit: there is no such device. notSupported: its line takes no calls.
    void place(Owner owner, std::uint32_t deviceId, line::IncomingCall from, Placed done);
    // invalidParameter: the owner has no such call, or it has something to transmit already.
    void transmit(Owner owner, std::uint32_t callId, line::Document document, std::uint32_t pages,
                  bool whole, Transmitted done);
    // Its connection is gone: the far machine hangs up.
    void hangUpAll(Owner owner);

    // A fax whose call lasts, or is being recorded.
    const queue::Received* find(std::uint32_t jobId) const;
    std::vector<const queue::Received*> faxes() const;
    // Of a fax that is here. `done` comes when the effect is durable.
    void control(std::uint32_t jobId, model::JobCommand command, queue::Store::Done done);

    // The call on that line.
    struct UnderWay {
        const queue::Received& fax;  // id 0 until it was answered
        std::uint32_t page = 0;
    };
    std::optional<UnderWay> callOn(const line::Line& line) const;
    std::uint32_t jobOn(const line::Line& line) const;  // kNoJob: none, or it still rings

    bool nothingToDo() const { return calls_.empty(); }

  private:
    struct Call {
        Owner owner = nullptr;
        line::Line* line = nullptr;  // there until `result`
        Placed placed;               // until it is answered
        Transmitted transmitted;     // once there is something to transmit
        queue::Received fax;
        std::uint32_t page = 0;
        bool takingId = false;
        bool answered = false;
        bool keeping = false;  // the fax is on its way to the disk, or back
        bool kept = false;
        bool aborted = false;
        std::optional<line::CallResult> result;    // the line is done with it
        std::vector<queue::Store::Done> aborters;  // who wait for an abort to be durable
    };
    using Kept = std::function<void(model::Result<void>)>;

    model::Result<line::Line*> choose(std::uint32_t deviceId) const;
    bool isFree(const line::Line& line) const;
    bool receives(const line::Line& line) const;
    line::Line::IncomingObserver observerOf(std::uint32_t callId);
    Call* answeredCall(std::uint32_t jobId);
    void rang(std::uint32_t callId, std::uint32_t ring);
    void answer(std::uint32_t callId, const model::Result<std::uint32_t>& id);
    void answered(std::uint32_t callId);
    void send(std::uint32_t callId, line::Document document, std::uint32_t pages, bool whole);

    // inbox_keeping.cpp
    void received(std::uint32_t callId, line::ReceivedFax fax, Kept kept);
    void keepFile(std::uint32_t callId, line::Document document, Kept kept);
    void keptFile(std::uint32_t callId, model::Result<void> result, Kept kept);
    void discard(std::uint32_t callId, model::Error why, Kept kept);
    void settleKeeping(std::uint32_t callId, const model::Result<void>& result, const Kept& kept);
    void ended(std::uint32_t callId, line::CallResult result);
    void finish(std::uint32_t callId);
    void finishUnanswered(std::uint32_t callId);
    void finishEmpty(std::uint32_t callId);
    void finishKept(std::uint32_t callId);
    void leave(std::uint32_t callId);

    Parts parts_;
    std::filesystem::path stateDirectory_;
    std::map<std::uint32_t, Call> calls_;
    std::uint32_t lastCallId_ = 0;
    // How calls ended that were over before their owner came to transmit.
    std::map<std::pair<Owner, std::uint32_t>, model::TransmitPages::Reply> over_;
};

}  // namespace winfax::service
