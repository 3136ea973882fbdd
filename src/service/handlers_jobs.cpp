// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "document/tiff_check.h"
#include "service/handlers.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;
using model::JobState;

namespace {

// Owners query and manage their own jobs; everybody's with FAX_JOB_MANAGE (E7, H1, H5).
bool mayManage(const Peer& peer, const queue::Job& job) {
    return peer.holds(model::right::jobManage) || job.owner == peer.identity().user.id;
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
    const queue::Job* job = parts_.outbox.queue().find(request.jobId);
    if (job == nullptr || job->state == JobState::deleting || !mayManage(peer, *job)) {
        return respond(
            fail(ErrorCode::invalidParameter, fmt::format("there is no job {}", request.jobId)));
    }
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

void Handlers::on(model::SubmitDocument, Peer& peer, model::SubmitDocument::Request request,
                  wire::Bytes document, wire::Responder<model::SubmitDocument> respond) {
    if (auto checked = queue::checkParams(request.params); !checked) {
        return respond(tl::unexpected(checked.error()));
    }
    const auto facts = document::checkTiff(document);
    if (!facts) return respond(tl::unexpected(facts.error()));
    queue::Job job;
    job.owner = peer.identity().user.id;
    job.userName = peer.identity().user.name;
    job.params = std::move(request.params);
    job.pages = facts->pages;
    job.size = document.size();
    parts_.outbox.submit(std::move(job), std::move(document),
                         [respond](const model::Result<std::uint32_t>& id) {
                             if (!id) return respond(tl::unexpected(id.error()));
                             respond(model::SubmitDocument::Reply{*id});
                         });
}

}  // namespace winfax::service
