// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <memory>

#include "service/handlers.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;
using model::JobState;

namespace {

// H5: everybody may query his own. Others' jobs are not there for whom E7 hides them.
model::Result<const queue::Job*> visibleJob(const queue::Queue& queue, const Peer& peer,
                                            std::uint32_t id) {
    const queue::Job* const job = queue.find(id);
    const bool there = job != nullptr && job->state != JobState::deleting;
    const bool own = there && job->owner == peer.identity().user.id;
    if (!own && !peer.holds(model::right::jobQuery)) {
        return fail(ErrorCode::accessDenied, "the user lacks FAX_JOB_QUERY");
    }
    if (!there || !mayManage(peer, *job)) {
        return fail(ErrorCode::invalidParameter, fmt::format("there is no job {}", id));
    }
    return job;
}

}  // namespace

void Handlers::on(model::ListJobs, Peer& peer, model::Nothing,
                  wire::Responder<model::ListJobs> respond) {
    model::ListJobs::Reply reply;
    for (const auto& [id, job] : parts_.outbox.queue().jobs()) {
        if (job.state != JobState::deleting && mayManage(peer, job)) {
            reply.jobs.push_back(queue::entryOf(job));
        }
    }
    respond(std::move(reply));
}

void Handlers::on(model::ReadJob, Peer& peer, model::ReadJob::Request request,
                  wire::Responder<model::ReadJob> respond) {
    const auto found = visibleJob(parts_.outbox.queue(), peer, request.jobId);
    if (!found) return respond(tl::unexpected(found.error()));
    const queue::Job* const job = *found;
    respond(model::ReadJob::Reply{queue::entryOf(*job)});
}

void Handlers::on(model::ControlJob, Peer& peer, model::ControlJob::Request request,
                  wire::Responder<model::ControlJob> respond) {
    const queue::Job* job = parts_.outbox.queue().find(request.jobId);
    if (job == nullptr) {
        return respond(
            fail(ErrorCode::invalidParameter, fmt::format("there is no job {}", request.jobId)));
    }
    if (!mayManage(peer, *job)) {
        return respond(
            fail(ErrorCode::accessDenied, fmt::format("job {} is another user's", request.jobId)));
    }
    parts_.outbox.control(request.jobId, static_cast<model::JobCommand>(request.command),
                          [respond](const model::Result<void>& result) {
                              if (!result) return respond(tl::unexpected(result.error()));
                              respond(model::Nothing{});
                          });
}

void Handlers::on(model::ReadFirstPage, Peer& peer, model::ReadFirstPage::Request request,
                  wire::Responder<model::ReadFirstPage> respond) {
    const auto found = visibleJob(parts_.outbox.queue(), peer, request.jobId);
    if (!found) return respond(tl::unexpected(found.error()));
    const queue::Job* const job = *found;
    parts_.store.readDocument(job->document, [this, respond](model::Result<queue::Bytes> document) {
        if (!document) return respond(tl::unexpected(document.error()));
        renderFirstPage(std::move(*document), respond);
    });
}

void Handlers::renderFirstPage(queue::Bytes document,
                               wire::Responder<model::ReadFirstPage> respond) {
    const auto page = std::make_shared<model::Result<document::FirstPage>>();
    parts_.worker.run([&renderer = parts_.renderer, page,
                       document = std::move(document)] { *page = renderer.firstPage(document); },
                      [page, respond] {
                          if (!*page) return respond(tl::unexpected(page->error()));
                          const document::FirstPage& found = page->value();
                          const auto* begin =
                              reinterpret_cast<const std::uint8_t*>(found.file.data());
                          respond(model::ReadFirstPage::Reply{
                              {begin, begin + found.file.size()}, found.width, found.height});
                      });
}

}  // namespace winfax::service
