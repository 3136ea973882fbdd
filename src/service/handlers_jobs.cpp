// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <algorithm>
#include <deque>
#include <memory>
#include <vector>

#include "service/handlers.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;
using model::JobState;

namespace {

// H5: everybody may query his own. Others' jobs are not there for whom E7 hides them.
// nullptr: it is a fax that came in.
model::Result<const queue::Job*> visibleJob(const queue::Queue& queue, const Peer& peer,
                                            std::uint32_t id, const queue::Received* received) {
    const queue::Job* const job = queue.find(id);
    const bool there = job != nullptr && job->state != JobState::deleting;
    const bool own = there && job->owner == peer.identity().user.id;
    if (!own && !peer.holds(model::right::jobQuery)) {
        return fail(ErrorCode::accessDenied, "the user lacks FAX_JOB_QUERY");
    }
    if (there && mayManage(peer, *job)) return job;
    if (received != nullptr && received->state != JobState::deleting && mayManageReceived(peer)) {
        return nullptr;
    }
    return fail(ErrorCode::invalidParameter, fmt::format("there is no job {}", id));
}

wire::Bytes encoded(const model::JobEntry& entry) {
    wire::Bytes bytes;
    wire::Writer(bytes).put(entry);
    return bytes;
}

// The encoded entries of a list, in order of their ids (E9).
class EntryList {
  public:
    void add(std::uint32_t id, std::span<const std::byte> entry) {
        parts_.push_back({id, entry});
        size_ += entry.size();
    }
    void sort() { std::ranges::sort(parts_, {}, &Part::id); }
    void write(wire::Writer& writer) const {
        writer.reserve(sizeof(std::uint32_t) + size_);
        writer.put(static_cast<std::uint32_t>(parts_.size()));
        for (const Part& part : parts_) writer.raw(part.entry.data(), part.entry.size());
    }

  private:
    struct Part {
        std::uint32_t id;
        std::span<const std::byte> entry;
    };
    std::vector<Part> parts_;
    std::size_t size_ = 0;
};

// Those of a piece that the peer may see.
void addVisible(EntryList& entries, const Peer& peer, const JobListing::Piece& piece) {
    for (std::size_t i = 0; i < piece.places.size(); ++i) {
        const queue::Job& job = *piece.places[i].job;
        if (mayManage(peer, job)) entries.add(job.id, piece.entry(i));
    }
}

void respondWithAll(const std::map<std::uint32_t, JobListing::Piece>& pieces,
                    const wire::Responder<model::ListJobs>& respond) {
    std::size_t count = 0;
    model::SharedPieces kept;
    kept.reserve(pieces.size());
    for (const auto& [number, piece] : pieces) {
        count += piece.places.size();
        kept.push_back(piece.entries);
    }
    const auto putCount = [&](wire::Writer& writer) {
        writer.put(static_cast<std::uint32_t>(count));
    };
    respond.encoded(putCount, std::move(kept));
}

bool waits(const queue::Job& job) {
    return job.state == JobState::pending || job.state == JobState::retrying ||
           job.state == JobState::noLine;
}

}  // namespace

// Who may see everything gets the pieces as they are kept.
void Handlers::on(model::ListJobs, Peer& peer, model::Nothing,
                  wire::Responder<model::ListJobs> respond) {
    EntryList entries;
    std::deque<wire::Bytes> received;
    const auto add = [&](const queue::Received& fax) {
        if (fax.state != JobState::deleting && mayManageReceived(peer)) {
            entries.add(fax.id, received.emplace_back(encoded(queue::entryOf(fax))));
        }
    };
    for (const auto& [id, fax] : parts_.router.faxes()) add(fax);
    for (const queue::Received* fax : parts_.inbox.faxes()) add(*fax);
    const auto& pieces = parts_.outbox.listing().pieces();
    if (received.empty() && mayManageAll(peer)) return respondWithAll(pieces, respond);
    for (const auto& [number, piece] : pieces) addVisible(entries, peer, piece);
    if (!received.empty()) entries.sort();
    respond.encoded([&](wire::Writer& writer) { entries.write(writer); });
}

void Handlers::on(model::ListDueTimes, Peer& peer, model::Nothing,
                  wire::Responder<model::ListDueTimes> respond) {
    model::ListDueTimes::Reply reply;
    for (const auto& [id, job] : parts_.outbox.queue().jobs()) {
        if (waits(job) && mayManage(peer, job)) {
            reply.jobs.push_back({id, model::toFileTime(job.due), job.tries});
        }
    }
    respond(std::move(reply));
}

void Handlers::on(model::ReadJob, Peer& peer, model::ReadJob::Request request,
                  wire::Responder<model::ReadJob> respond) {
    const queue::Received* const fax = received(request.jobId);
    const auto found = visibleJob(parts_.outbox.queue(), peer, request.jobId, fax);
    if (!found) return respond(tl::unexpected(found.error()));
    const queue::Job* const job = *found;
    if (job == nullptr) return respond(model::ReadJob::Reply{queue::entryOf(*fax)});
    const auto entry = parts_.outbox.listing().entryOf(*job);
    respond.encoded([&](wire::Writer& writer) { writer.raw(entry.data(), entry.size()); });
}

void Handlers::on(model::ControlJob, Peer& peer, model::ControlJob::Request request,
                  wire::Responder<model::ControlJob> respond) {
    const auto command = static_cast<model::JobCommand>(request.command);
    const queue::Job* job = parts_.outbox.queue().find(request.jobId);
    if (job == nullptr && received(request.jobId) != nullptr) {
        if (!mayManageReceived(peer)) {
            return respond(fail(ErrorCode::accessDenied,
                                fmt::format("job {} is a fax that came in; the user lacks "
                                            "FAX_JOB_MANAGE",
                                            request.jobId)));
        }
        const auto answer = answerWithNothing(respond);
        return parts_.inbox.find(request.jobId) != nullptr
                   ? parts_.inbox.control(request.jobId, command, answer)
                   : parts_.router.control(request.jobId, command, answer);
    }
    if (job == nullptr) {
        return respond(
            fail(ErrorCode::invalidParameter, fmt::format("there is no job {}", request.jobId)));
    }
    if (!mayManage(peer, *job)) {
        return respond(
            fail(ErrorCode::accessDenied, fmt::format("job {} is another user's", request.jobId)));
    }
    parts_.outbox.control(request.jobId, command, [respond](const model::Result<void>& result) {
        if (!result) return respond(tl::unexpected(result.error()));
        respond(model::Nothing{});
    });
}

void Handlers::on(model::ReadFirstPage, Peer& peer, model::ReadFirstPage::Request request,
                  wire::Responder<model::ReadFirstPage> respond) {
    const auto found =
        visibleJob(parts_.outbox.queue(), peer, request.jobId, received(request.jobId));
    if (!found) return respond(tl::unexpected(found.error()));
    const queue::Job* const job = *found;
    if (job == nullptr) {
        return respond(
            fail(ErrorCode::invalidData, fmt::format("job {} is no outgoing job", request.jobId)));
    }
    parts_.pages.read(*job, [this, respond](model::Result<queue::Bytes> document) {
        if (!document) return respond(tl::unexpected(document.error()));
        renderFirstPage(std::move(*document), respond);
    });
}

const queue::Received* Handlers::received(std::uint32_t jobId) const {
    const queue::Received* const fax = parts_.inbox.find(jobId);
    return fax != nullptr ? fax : parts_.router.find(jobId);
}

void Handlers::renderFirstPage(queue::Bytes document,
                               wire::Responder<model::ReadFirstPage> respond) {
    parts_.worker.run([&renderer = parts_.renderer,
                       document = std::move(document)] { return renderer.firstPage(document); },
                      [respond](const model::Result<document::FirstPage>& page) {
                          if (!page) return respond(tl::unexpected(page.error()));
                          const auto* begin =
                              reinterpret_cast<const std::uint8_t*>(page->file.data());
                          respond(model::ReadFirstPage::Reply{
                              {begin, begin + page->file.size()}, page->width, page->height});
                      });
}

}  // namespace winfax::service
