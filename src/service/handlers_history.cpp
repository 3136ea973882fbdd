// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <memory>

#include "document/page_reader.h"
#include "platform/paths.h"
#include "service/handlers.h"
#include "service/job_history.h"
#include "text/encoding.h"

namespace winfax::service {

using model::ErrorCode;
using model::Result;

namespace {

using Known = JobHistory::Known;
using Reply = model::ReadJobHistory::Reply;

JobHistory::Viewer viewerOf(const Peer& peer) {
    return {peer.identity().user.id, peer.holds(model::right::jobQuery),
            peer.holds(model::right::jobManage)};
}

model::FileTime timeOf(const std::optional<model::Time>& time) {
    return time ? model::toFileTime(*time) : model::FileTime{};
}

model::ReadJobHistory::Attempt attemptOf(const queue::Attempt& attempt) {
    return {attempt.number,
            attempt.deviceId,
            timeOf(attempt.started),
            timeOf(attempt.ended),
            static_cast<std::uint32_t>(attempt.outcome),
            attempt.pages};
}

model::ReadJobHistory::Attempt attemptOf(const model::CallRecord& call) {
    const auto ended =
        model::fromFileTime(call.Started) + std::chrono::milliseconds(call.Milliseconds);
    const auto whole = std::ranges::count_if(
        call.Pages, [](const model::CallPage& page) { return page.Received; });
    return {call.Attempt, call.DeviceId,
            call.Started, model::toFileTime(ended),
            call.Outcome, static_cast<std::uint32_t>(whole)};
}

void tell(Reply& reply, const queue::Job& job) {
    reply.job = queue::entryOf(job);
    reply.inQueue = true;
    reply.submitted = timeOf(job.submitted);
    reply.due = timeOf(job.due);
    reply.ended = timeOf(job.ended);
    reply.tries = job.tries;
    reply.spoolerId = job.spoolerId;
}

void tell(Reply& reply, const queue::Received& fax) {
    reply.job = queue::entryOf(fax);
    reply.inQueue = true;
    if (fax.state == model::JobState::retrying) reply.due = timeOf(fax.due);
    reply.ended = timeOf(fax.ended);
    reply.tries = fax.tries;
    reply.line = fax.device;
    reply.callerId = fax.callerId;
    reply.csid = fax.csid;
    reply.lastFailure = fax.lastFailure;
    reply.attempts = {{0, fax.deviceId, timeOf(fax.started), timeOf(fax.ended),
                       static_cast<std::uint32_t>(fax.outcome), fax.pages}};
}

// A job that has left the queue.
void tell(Reply& reply, std::uint32_t jobId, const std::vector<model::ReadCalls::Call>& calls) {
    reply.job.JobId = jobId;
    reply.job.JobType = static_cast<std::uint32_t>(model::JobType::send);
    for (const auto& call : calls) reply.attempts.push_back(attemptOf(call.record));
    if (calls.empty()) return;
    const model::CallRecord& last = calls.back().record;
    reply.ended = reply.attempts.back().Ended;
    if (last.Outgoing) {
        reply.job.RecipientNumber = last.Number;
        reply.job.Tsid = last.OwnId;
        return;
    }
    reply.job.JobType = static_cast<std::uint32_t>(model::JobType::receive);
    reply.job.Tsid = last.FarId;
    reply.line = last.LineName;
    reply.callerId = last.Number;
    reply.csid = last.OwnId;
}

void tell(Reply& reply, const JobHistory::Pages& pages) {
    if (!pages.file.empty()) reply.file = platform::utf16FromPath(pages.file);
    const auto reader = document::PageReader::open(pages.document);
    if (!reader) {
        reply.noPages = text::fromUtf8(reader.error().detail);
        return;
    }
    reply.pagesFrom = pages.from;
    for (std::uint32_t i = 0; i < reader->pages(); ++i) {
        reply.pages.push_back({reader->rows(i), reader->ydpi()});
    }
    if (reply.inQueue) return;
    reply.job.PageCount = reader->pages();
    reply.job.Size = static_cast<std::uint32_t>(pages.document.size());
    if (pages.from == u"received") {
        reply.job.JobType = static_cast<std::uint32_t>(model::JobType::receive);
    }
}

}  // namespace

void Handlers::on(model::ReadJobHistory, Peer& peer, model::ReadJobHistory::Request request,
                  wire::Responder<model::ReadJobHistory> respond) {
    parts_.history.find(viewerOf(peer), request.jobId, [this, respond](Result<Known> known) {
        if (!known) return respond(tl::unexpected(known.error()));
        if (!known->job) return tellHistory(*known, {}, respond);
        parts_.store.readAttempts(
            known->jobId,
            [this, known = *known, respond](const Result<std::vector<queue::Attempt>>& attempts) {
                if (!attempts) return respond(tl::unexpected(attempts.error()));
                tellHistory(known, *attempts, respond);
            });
    });
}

void Handlers::tellHistory(const JobHistory::Known& known,
                           const std::vector<queue::Attempt>& attempts,
                           wire::Responder<model::ReadJobHistory> respond) {
    Reply reply;
    if (known.job) {
        tell(reply, *known.job);
        for (const auto& attempt : attempts) reply.attempts.push_back(attemptOf(attempt));
    } else if (known.fax) {
        tell(reply, *known.fax);
    } else {
        tell(reply, known.jobId, known.calls);
    }
    parts_.history.readPages(known,
                             [reply, respond](const Result<JobHistory::Pages>& pages) mutable {
                                 if (!pages && pages.error().code == ErrorCode::invalidParameter) {
                                     return respond(tl::unexpected(pages.error()));
                                 }
                                 if (pages) {
                                     tell(reply, *pages);
                                 } else {
                                     reply.noPages = text::fromUtf8(pages.error().detail);
                                 }
                                 respond(std::move(reply));
                             });
}

void Handlers::on(model::ReadPage, Peer& peer, model::ReadPage::Request request,
                  wire::Responder<model::ReadPage> respond) {
    parts_.history.find(viewerOf(peer), request.jobId,
                        [this, page = request.page, respond](Result<Known> known) {
                            if (!known) return respond(tl::unexpected(known.error()));
                            parts_.history.readPages(
                                *known, [this, page, respond](Result<JobHistory::Pages> pages) {
                                    if (!pages) return respond(tl::unexpected(pages.error()));
                                    renderPage(std::move(pages->document), page, respond);
                                });
                        });
}

void Handlers::renderPage(queue::Bytes document, std::uint32_t page,
                          wire::Responder<model::ReadPage> respond) {
    parts_.worker.run([&renderer = parts_.renderer, page,
                       document = std::move(document)] { return renderer.page(document, page); },
                      [respond](Result<document::PageImage> image) {
                          if (!image) return respond(tl::unexpected(image.error()));
                          respond(model::ReadPage::Reply{document::kPageWidth, image->height,
                                                         document::kHorizontalDpi, image->ydpi,
                                                         std::move(image->bits)});
                      });
}

}  // namespace winfax::service
