// SPDX-License-Identifier: MIT
// Inbox: a fax on its way to the disk, and the end of a call.
#include <spdlog/spdlog.h>

#include "queue/received_folder.h"
#include "service/call_reports.h"
#include "service/inbox.h"
#include "service/record_in_the_end.h"

namespace winfax::service {

using model::DeviceState;
using model::ErrorCode;
using model::EventId;
using model::JobType;
using model::kNoJob;
using model::Result;

// ---- keeping it ---------------------------------------------------------------------------------

void Inbox::received(std::uint32_t callId, line::ReceivedFax fax, Kept kept) {
    Call& call = calls_.at(callId);
    call.keeping = true;
    if (!fax.tsid.empty()) call.fax.tsid = fax.tsid;
    call.fax.pages = fax.pages;
    call.fax.size = fax.document->size();
    call.fax.ended = parts_.clock.now();
    call.fax.outcome = fax.whole ? DeviceState::completed : DeviceState::disconnected;
    queue::Received row = call.fax;
    row.state = model::JobState::inProgress;  // an abort is undone as a whole
    parts_.store.putReceived(std::move(row),
                             [this, callId, document = std::move(fax.document),
                              kept = std::move(kept)](const Result<void>& result) mutable {
                                 if (!result)
                                     return discard(callId, result.error(), std::move(kept));
                                 keepFile(callId, std::move(document), std::move(kept));
                             });
}

void Inbox::keepFile(std::uint32_t callId, line::Document document, Kept kept) {
    parts_.worker.run([directory = stateDirectory_, id = calls_.at(callId).fax.id,
                       document] { return queue::keepReceived(directory, id, *document); },
                      [this, callId, kept = std::move(kept)](Result<void> result) mutable {
                          keptFile(callId, std::move(result), std::move(kept));
                      });
}

void Inbox::keptFile(std::uint32_t callId, Result<void> result, Kept kept) {
    Call& call = calls_.at(callId);
    if (!result) return discard(callId, result.error(), std::move(kept));
    if (call.aborted) {
        return discard(callId, {ErrorCode::invalidOperation, "the call was aborted"},
                       std::move(kept));
    }
    call.kept = true;
    settleKeeping(callId, {}, kept);
}

// What the sender will not be told that we have, we do not have.
void Inbox::discard(std::uint32_t callId, model::Error why, Kept kept) {
    Call& call = calls_.at(callId);
    const std::uint32_t id = call.fax.id;
    if (!call.aborted) reportNotKept(parts_.log, call.fax, why);
    call.fax.pages = 0;
    call.fax.size = 0;
    parts_.worker.run(
        [file = queue::receivedFile(stateDirectory_, id)]() -> Result<void> {
            std::error_code ignored;
            std::filesystem::remove(file, ignored);
            return {};
        },
        [this, callId, id, why, kept = std::move(kept)](const Result<void>&) mutable {
            parts_.store.removeReceived(
                id, [this, callId, id, why, kept = std::move(kept)](const Result<void>& removed) {
                    if (!removed) {
                        spdlog::error("job {}: its row could not be removed: {}", id,
                                      removed.error().detail);
                    }
                    settleKeeping(callId, tl::unexpected(why), kept);
                });
        });
}

// A line that could not wait is not told any more.
void Inbox::settleKeeping(std::uint32_t callId, const Result<void>& result, const Kept& kept) {
    Call& call = calls_.at(callId);
    call.keeping = false;
    for (const auto& done : std::exchange(call.aborters, {})) done({});
    if (call.result) return finish(callId);
    kept(result);
}

// ---- the end of a call --------------------------------------------------------------------------

void Inbox::ended(std::uint32_t callId, line::CallResult result) {
    Call& call = calls_.at(callId);
    call.result = std::move(result);
    if (!call.keeping) finish(callId);
}

// The line is free, and may go: what follows knows its id only. What begins on it from here on is
// recorded, and so heard of, after this.
void Inbox::finish(std::uint32_t callId) {
    Call& call = calls_.at(callId);
    if (!call.answered) return finishUnanswered(callId);
    if (parts_.journal) parts_.journal(call.fax.id, *call.result);
    call.kept ? finishKept(callId) : finishEmpty(callId);
}

void Inbox::finishUnanswered(std::uint32_t callId) {
    Call& call = calls_.at(callId);
    model::PlaceCall::Reply reply;
    reply.outcome = static_cast<std::uint32_t>(call.result->outcome);
    reply.deviceId = call.fax.deviceId;
    call.placed(std::move(reply));
    parts_.events.publish(EventId::idle, call.fax.deviceId, kNoJob);
    calls_.erase(callId);
    parts_.outbox.configured();
}

void Inbox::finishEmpty(std::uint32_t callId) {
    Call& call = calls_.at(callId);
    const std::uint32_t deviceId = call.fax.deviceId;
    call.fax.outcome = call.result->outcome;
    reportCallEnded(parts_.log, call.fax, call.fax.outcome);
    if (!call.aborted) {  // else it was told already
        parts_.events.publish(eventOfOutcome(call.fax.outcome), deviceId, call.fax.id);
    }
    parts_.events.publish(EventId::deleted, deviceId, call.fax.id);
    leave(callId);
}

// The last thing recorded about the call; then the fax is the router's, or needs nothing more.
void Inbox::finishKept(std::uint32_t callId) {
    Call& call = calls_.at(callId);
    const bool whole = call.fax.outcome == DeviceState::completed;
    queue::Received fax = call.fax;
    fax.type = whole ? JobType::routing : JobType::failReceive;
    fax.outcome = call.result->outcome;
    fax.ended = parts_.clock.now();
    const bool routed = parts_.router.wants(fax);
    const auto settle = [this, callId, fax, routed](const Result<void>& result) {
        if (!result) {
            spdlog::error("job {}: the end of its call could not be recorded: {}", fax.id,
                          result.error().detail);
        }
        reportCallEnded(parts_.log, fax, fax.outcome);
        parts_.events.publish(eventOfOutcome(fax.outcome), fax.deviceId, fax.id);
        if (routed) {
            parts_.router.take(fax);
        } else {
            parts_.events.publish(EventId::deleted, fax.deviceId, fax.id);
        }
        leave(callId);
    };
    const auto record = [this, fax, routed](queue::Store::Done done) {
        routed ? parts_.store.putReceived(fax, std::move(done))
               : parts_.store.removeReceived(fax.id, std::move(done));
    };
    recordInTheEnd(parts_.clock, record, settle);
}

void Inbox::leave(std::uint32_t callId) {
    const Call call = std::move(calls_.at(callId));
    calls_.erase(callId);
    parts_.events.publish(EventId::idle, call.fax.deviceId, kNoJob);
    model::TransmitPages::Reply reply;
    reply.outcome = static_cast<std::uint32_t>(call.result->outcome);
    reply.pages = call.fax.pages;
    if (call.transmitted) {
        call.transmitted(reply);
    } else if (call.owner != nullptr) {
        over_.insert_or_assign({call.owner, callId}, reply);
    }
    parts_.outbox.configured();
}

}  // namespace winfax::service
