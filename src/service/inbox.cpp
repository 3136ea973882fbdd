// SPDX-License-Identifier: MIT
#include "service/inbox.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <algorithm>

#include "service/as_a_whole.h"
#include "service/call_reports.h"

namespace winfax::service {

using model::DeviceState;
using model::ErrorCode;
using model::EventId;
using model::fail;
using model::kNoDevice;
using model::kNoJob;
using model::Result;

namespace {

std::uint32_t numberOf(DeviceState state) { return static_cast<std::uint32_t>(state); }

}  // namespace

Inbox::Inbox(Parts parts, std::filesystem::path stateDirectory)
    : parts_(std::move(parts)), stateDirectory_(std::move(stateDirectory)) {}

// ---- which line ---------------------------------------------------------------------------------

bool Inbox::isFree(const line::Line& line) const {
    return line.state() == DeviceState::available && parts_.outbox.jobOn(line) == kNoJob &&
           !parts_.ports.retires(line);
}

bool Inbox::receives(const line::Line& line) const {
    return (parts_.ports.settingsOf(line).flags & model::port_flag::receive) != 0;
}

// nullptr: busy. Where no line is to receive, the first one rings, and nobody answers.
Result<line::Line*> Inbox::choose(std::uint32_t deviceId) const {
    if (deviceId != kNoDevice) {
        line::Line* const line = parts_.ports.find(deviceId);
        if (line == nullptr) {
            return fail(ErrorCode::badUnit, fmt::format("there is no device {}", deviceId));
        }
        if (!line->capabilities().receives) {
            return fail(ErrorCode::notSupported,
                        fmt::format("the line of device {} takes no calls", deviceId));
        }
        return isFree(*line) ? line : nullptr;
    }
    std::vector<line::Line*> lines = parts_.ports.inOrder();
    std::erase_if(lines, [](const line::Line* line) { return !line->capabilities().receives; });
    if (lines.empty()) return fail(ErrorCode::notSupported, "no line takes calls");
    if (std::ranges::any_of(lines, [this](const line::Line* line) { return receives(*line); })) {
        std::erase_if(lines, [this](const line::Line* line) { return !receives(*line); });
    }
    const auto free =
        std::ranges::find_if(lines, [this](const line::Line* line) { return isFree(*line); });
    return free == lines.end() ? nullptr : *free;
}

// ---- from the first ring to the answer ----------------------------------------------------------

void Inbox::place(Owner owner, std::uint32_t deviceId, line::IncomingCall from, Placed done) {
    const auto line = choose(deviceId);
    if (!line) return done(tl::unexpected(line.error()));
    if (*line == nullptr) {
        model::PlaceCall::Reply reply;
        reply.outcome = numberOf(DeviceState::busy);
        reply.deviceId = deviceId;
        return done(std::move(reply));
    }
    const std::uint32_t callId = ++lastCallId_;
    Call call;
    call.owner = owner;
    call.line = *line;
    call.placed = std::move(done);
    call.fax.device = (*line)->name();
    call.fax.deviceId = (*line)->deviceId();
    if (!from.callerId.empty()) call.fax.callerId = from.callerId;
    if (!from.tsid.empty()) call.fax.tsid = from.tsid;
    call.fax.started = parts_.clock.now();
    asAWhole([&] {
        calls_.emplace(callId, std::move(call));
        (*line)->ring(std::move(from), observerOf(callId));
    });
}

line::Line::IncomingObserver Inbox::observerOf(std::uint32_t callId) {
    line::Line::IncomingObserver observer;
    observer.ringing = [this, callId](std::uint32_t ring) { rang(callId, ring); };
    observer.answered = [this, callId] { answered(callId); };
    observer.progress = [this, callId](std::uint32_t page) {
        Call& call = calls_.at(callId);
        call.page = page;
        parts_.events.publish(EventId::receiving, call.line->deviceId(), call.fax.id);
    };
    observer.received = [this, callId](line::ReceivedFax fax, Kept kept) {
        received(callId, std::move(fax), std::move(kept));
    };
    observer.ended = [this, callId](line::CallResult result) { ended(callId, std::move(result)); };
    return observer;
}

// Rings may have been set, and receiving switched, since the last ring.
void Inbox::rang(std::uint32_t callId, std::uint32_t ring) {
    Call& call = calls_.at(callId);
    parts_.events.publish(EventId::ringing, call.line->deviceId(), kNoJob);
    const std::uint32_t wanted = std::max(1u, parts_.ports.settingsOf(*call.line).rings);
    if (call.takingId || ring < wanted || !receives(*call.line)) return;
    call.takingId = true;
    parts_.store.takeId([this, callId](const Result<std::uint32_t>& id) { answer(callId, id); });
}

// The far machine may have given up while the id was taken; it is spent then.
void Inbox::answer(std::uint32_t callId, const Result<std::uint32_t>& id) {
    const auto found = calls_.find(callId);
    if (found == calls_.end()) return;
    Call& call = found->second;
    if (!id) {
        reportNotKept(parts_.log, call.fax, id.error());
        call.takingId = false;  // at the next ring once more
        return;
    }
    call.fax.id = *id;
    const model::Text& csid = parts_.ports.settingsOf(*call.line).csid;
    call.fax.csid = csid;
    call.line->answer(csid.value_or(u""));
}

void Inbox::answered(std::uint32_t callId) {
    Call& call = calls_.at(callId);
    call.answered = true;
    reportAnswered(parts_.log, call.fax);
    parts_.events.publish(EventId::answered, call.line->deviceId(), call.fax.id);
    model::PlaceCall::Reply reply;
    reply.callId = callId;
    reply.outcome = numberOf(DeviceState::answered);
    reply.deviceId = call.line->deviceId();
    reply.jobId = call.fax.id;
    reply.csid = call.fax.csid;
    std::exchange(call.placed, nullptr)(std::move(reply));
}

// ---- what the far machine has to send -----------------------------------------------------------

void Inbox::transmit(Owner owner, std::uint32_t callId, line::Document document,
                     std::uint32_t pages, bool whole, Transmitted done) {
    if (const auto over = over_.extract({owner, callId})) return done(over.mapped());
    const auto found = calls_.find(callId);
    if (found == calls_.end() || found->second.owner != owner || !found->second.answered) {
        return done(fail(ErrorCode::invalidParameter, fmt::format("there is no call {}", callId)));
    }
    Call& call = found->second;
    if (call.transmitted) {
        return done(fail(ErrorCode::invalidParameter,
                         fmt::format("call {} has something to transmit already", callId)));
    }
    call.transmitted = std::move(done);
    if (call.result) return;  // it is over, and being recorded
    if (pages == 0 || !call.line->capabilities().decodesPages) {
        return send(callId, std::move(document), pages, whole);
    }
    parts_.worker.run(
        [&renderer = parts_.renderer, document] { return renderer.cleanPages(*document); },
        [this, callId, pages, whole](Result<queue::Bytes> cleaned) {
            if (cleaned) {
                return send(callId, std::make_shared<const queue::Bytes>(std::move(*cleaned)),
                            pages, whole);
            }
            const auto there = calls_.find(callId);
            if (there == calls_.end() || !there->second.transmitted) return;
            std::exchange(there->second.transmitted, nullptr)(tl::unexpected(cleaned.error()));
        });
}

void Inbox::send(std::uint32_t callId, line::Document document, std::uint32_t pages, bool whole) {
    const auto found = calls_.find(callId);
    if (found == calls_.end() || found->second.result || found->second.aborted) return;
    found->second.line->transmit(std::move(document), pages, whole);
}

void Inbox::hangUpAll(Owner owner) {
    std::erase_if(over_, [owner](const auto& entry) { return entry.first.first == owner; });
    for (auto& [callId, call] : calls_) {
        if (call.owner != owner) continue;
        call.owner = nullptr;
        if (!call.result) call.line->hangUp();
    }
}

// ---- who asks -----------------------------------------------------------------------------------

const queue::Received* Inbox::find(std::uint32_t jobId) const {
    for (const auto& [callId, call] : calls_) {
        if (call.answered && call.fax.id == jobId) return &call.fax;
    }
    return nullptr;
}

std::vector<const queue::Received*> Inbox::faxes() const {
    std::vector<const queue::Received*> list;
    for (const auto& [callId, call] : calls_) {
        if (call.answered) list.push_back(&call.fax);
    }
    return list;
}

// A call that is as good as over is not aborted any more: it counts as received.
void Inbox::control(std::uint32_t jobId, model::JobCommand command, queue::Store::Done done) {
    const auto found = std::ranges::find_if(calls_, [jobId](const auto& entry) {
        return entry.second.answered && entry.second.fax.id == jobId;
    });
    Call& call = found->second;
    queue::Received changed = call.fax;
    const auto effect = queue::applyCommand(changed, command, parts_.clock.now());
    if (!effect) return done(tl::unexpected(effect.error()));
    if (call.kept || call.result) return done({});
    call.fax = std::move(changed);
    call.aborted = true;
    parts_.events.publish(EventId::aborting, call.line->deviceId(), jobId);
    if (call.keeping) call.aborters.push_back(done);
    call.line->abort();
    if (!call.keeping) done({});
}

std::optional<Inbox::UnderWay> Inbox::callOn(const line::Line& line) const {
    for (const auto& [callId, call] : calls_) {
        if (call.line == &line && !call.result) return UnderWay{call.fax, call.page};
    }
    return std::nullopt;
}

std::uint32_t Inbox::jobOn(const line::Line& line) const {
    const auto call = callOn(line);
    return call && find(call->fax.id) != nullptr ? call->fax.id : kNoJob;
}

}  // namespace winfax::service
