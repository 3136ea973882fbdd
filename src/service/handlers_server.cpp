// SPDX-License-Identifier: MIT
#include "platform/identity.h"
#include "platform/paths.h"
#include "service/handlers.h"
#include "service/version.h"
#include "text/encoding.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;

void Handlers::on(model::ReadRights, Peer& peer, model::Nothing,
                  wire::Responder<model::ReadRights> respond) {
    respond(model::ReadRights::Reply{peer.rights() & model::right::all});
}

void Handlers::on(model::Subscribe, Peer& peer, model::Nothing,
                  wire::Responder<model::Subscribe> respond) {
    if (peer.rights() == model::right::none) {  // it lost them after the hello
        return respond(fail(ErrorCode::accessDenied, "no right in this instance"));
    }
    if (parts_.settings.eventQueue == EventQueueRule::windows2000 &&
        parts_.events.hasSubscriber(peer.identity().processId)) {
        return respond(fail(ErrorCode::invalidData,
                            "this process has an event queue already ([compat] event_queue is "
                            "\"windows2000\")"));
    }
    peer.subscribe();
    if (!respond.tell(model::Nothing{})) peer.unsubscribe();
}

void Handlers::on(model::ReadStatus, Peer&, model::Nothing,
                  wire::Responder<model::ReadStatus> respond) {
    model::ReadStatus::Reply reply;
    reply.version = text::fromUtf8(kVersion);
    reply.instance = text::fromUtf8(parts_.instance.name);
    reply.stateDirectory = platform::utf16FromPath(parts_.instance.stateDirectory);
    reply.clock = text::fromUtf8(clock::nameOf(parts_.clock.mode()));
    reply.processId = platform::currentProcessId();
    reply.now = model::toFileTime(parts_.clock.now());
    reply.jobs =
        static_cast<std::uint32_t>(parts_.outbox.queue().jobs().size() +
                                   parts_.router.faxes().size() + parts_.inbox.faxes().size());
    reply.connections = static_cast<std::uint32_t>(parts_.connections());
    reply.subscribers = static_cast<std::uint32_t>(parts_.events.subscribers());
    for (const auto& line : parts_.ports.lines()) {
        const std::uint32_t sent = parts_.outbox.jobOn(*line);
        reply.lines.push_back({line->deviceId(), line->name(),
                               static_cast<std::uint32_t>(line->state()),
                               sent != model::kNoJob ? sent : parts_.inbox.jobOn(*line)});
    }
    respond(std::move(reply));
}

void Handlers::on(model::AdvanceClock, Peer&, model::AdvanceClock::Request request,
                  wire::Responder<model::AdvanceClock> respond) {
    const auto done = [respond](model::Time now) {
        respond(model::AdvanceClock::Reply{model::toFileTime(now)});
    };
    constexpr std::uint64_t kTenYears = 10ull * 366 * 24 * 3600 * 10'000'000;
    if (request.ticks > kTenYears) {
        return respond(
            fail(ErrorCode::invalidParameter, "the clock advances by ten years at most"));
    }
    const bool accepted =
        request.untilIdle
            ? parts_.clock.advanceUntilIdle(done)
            : parts_.clock.advanceTo(
                  parts_.clock.now() + model::Ticks(static_cast<std::int64_t>(request.ticks)),
                  done);
    if (!accepted) {
        respond(fail(ErrorCode::invalidFunction,
                     "only a virtual clock can be advanced; start winfaxd with --clock virtual"));
    }
}

void Handlers::on(model::StopService, Peer&, model::Nothing,
                  wire::Responder<model::StopService> respond) {
    respond(model::Nothing{});
    parts_.requestStop();
}

}  // namespace winfax::service
