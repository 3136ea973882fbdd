// SPDX-License-Identifier: MIT
#include "service/job_history.h"

#include <fmt/format.h>
#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include "platform/files.h"
#include "platform/paths.h"
#include "queue/received_folder.h"
#include "queue/sent_folder.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;
using model::JobState;
using model::Result;

namespace {

constexpr std::size_t kLargestCopy = 512u << 20;  // more than a service accepts as a document

model::Error refusalFor(const JobHistory::Viewer& viewer, std::uint32_t jobId) {
    if (!viewer.querying) return {ErrorCode::accessDenied, "the user lacks FAX_JOB_QUERY"};
    return {ErrorCode::invalidParameter, fmt::format("there is no job {}", jobId)};
}

Result<queue::Bytes> readFile(const std::filesystem::path& file) {
    const auto content = platform::readWholeFile(file, kLargestCopy);
    if (!content) return tl::unexpected(content.error());
    const auto bytes = std::as_bytes(std::span(*content));
    return queue::Bytes(bytes.begin(), bytes.end());
}

bool wasSent(const queue::Job& job) {
    return job.ended && job.status == model::DeviceState::completed;
}

}  // namespace

void JobHistory::find(const Viewer& viewer, std::uint32_t jobId,
                      const std::function<void(Result<Known>)>& done) {
    const bool everybodys = viewer.querying && viewer.managing;
    Known known;
    known.jobId = jobId;
    const queue::Job* const job = parts_.outbox.queue().find(jobId);
    if (job != nullptr && job->state != JobState::deleting) {
        if (!everybodys && job->owner != viewer.user) {
            return done(tl::unexpected(refusalFor(viewer, jobId)));
        }
        known.job = *job;
        return done(std::move(known));
    }
    const queue::Received* const fax = received(jobId);
    if (fax != nullptr && fax->state != JobState::deleting) {
        if (!everybodys) return done(tl::unexpected(refusalFor(viewer, jobId)));
        known.fax = *fax;
        known.arriving = parts_.inbox.find(jobId) != nullptr;
        return done(std::move(known));
    }
    parts_.journal.read(
        jobId, [viewer, everybodys, known, done](CallJournal::Findings findings) mutable {
            if (!findings) return done(tl::unexpected(findings.error()));
            std::vector<CallJournal::Found>& found = *findings;
            const bool own = !found.empty() && std::ranges::all_of(found, [&](const auto& call) {
                return !call.owner.empty() && call.owner == viewer.user;
            });
            if (!everybodys && !own) return done(tl::unexpected(refusalFor(viewer, known.jobId)));
            known.sentCopyIsTheirs = everybodys;
            known.receivedCopyIsTheirs = everybodys;
            for (CallJournal::Found& one : found) {
                if (one.call.sentFile) known.sentCopyIsTheirs = true;
                known.calls.push_back(std::move(one.call));
            }
            done(std::move(known));
        });
}

void JobHistory::readPages(const Known& known, PagesRead done) {
    const Copy received{u"received", queue::receivedFile(stateDirectory_, known.jobId)};
    if (known.job) return readQueued(*known.job, std::move(done));
    if (known.arriving) {
        return done(fail(ErrorCode::fileNotFound,
                         fmt::format("job {}: the call that brings it is not over yet; ask again "
                                     "when it is",
                                     known.jobId)));
    }
    if (known.fax) {
        return readCopy({received},
                        {ErrorCode::fileNotFound,
                         fmt::format("job {}: no page came in whole, or somebody removed {}",
                                     known.jobId, platform::utf8FromPath(received.file))},
                        std::move(done));
    }
    std::vector<Copy> copies;
    const Copy sent{u"sent", queue::sentFile(stateDirectory_, known.jobId)};
    if (known.sentCopyIsTheirs) copies.push_back(sent);
    if (known.receivedCopyIsTheirs) copies.push_back(received);
    model::Error missing{
        ErrorCode::fileNotFound,
        fmt::format("job {} has left the queue, and its document with it: what was "
                    "not sent leaves no copy, or somebody removed {}",
                    known.jobId, platform::utf8FromPath(sent.file))};
    if (known.calls.empty()) {
        missing = {ErrorCode::invalidParameter,
                   fmt::format("there is no job {}, and nothing is kept of one", known.jobId)};
    }
    readCopy(std::move(copies), std::move(missing), std::move(done));
}

const queue::Received* JobHistory::received(std::uint32_t jobId) const {
    const queue::Received* const fax = parts_.inbox.find(jobId);
    return fax != nullptr ? fax : parts_.router.find(jobId);
}

// A job that was sent and stays visible is shown as it went out.
void JobHistory::readQueued(const queue::Job& job, PagesRead done) {
    auto fromStore = [this, job, done] {
        parts_.pages.read(job, [done](Result<queue::Bytes> bytes) {
            if (!bytes) return done(tl::unexpected(bytes.error()));
            done(Pages{u"queue", {}, std::move(*bytes)});
        });
    };
    if (!wasSent(job)) return fromStore();
    readCopy({{u"sent", queue::sentFile(stateDirectory_, job.id)}}, {},
             [fromStore, done = std::move(done)](Result<Pages> pages) {
                 pages ? done(std::move(pages)) : fromStore();
             });
}

void JobHistory::readCopy(std::vector<Copy> copies, model::Error missing, PagesRead done) {
    parts_.worker.run(
        [copies = std::move(copies), missing = std::move(missing)]() -> Result<Pages> {
            for (const Copy& copy : copies) {
                auto bytes = readFile(copy.file);
                if (bytes) return Pages{copy.from, copy.file, std::move(*bytes)};
                if (bytes.error().code == ErrorCode::fileNotFound) continue;
                return tl::unexpected(bytes.error());
            }
            return tl::unexpected(missing);
        },
        std::move(done));
}

}  // namespace winfax::service
