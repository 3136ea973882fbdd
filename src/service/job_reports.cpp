// SPDX-License-Identifier: MIT
#include "service/job_reports.h"

#include <fmt/format.h>

#include "text/encoding.h"

namespace winfax::service {

using model::DeviceState;
using model::JobState;
using model::LogLevel;
using model::LogTopic;

namespace {

std::string utf8(const model::Text& text) { return text::toUtf8(text.value_or(u"")); }

std::string nameOf(const queue::Job& job) {
    return fmt::format("job {} of {} for {}", job.id, utf8(job.userName),
                       utf8(job.params.RecipientNumber));
}

// What was sent by then is told by size alone: documents and cover pages are nobody's business
// here.
std::string pagesOf(const queue::Job& job) {
    return fmt::format("{} page{}", job.pages, job.pages == 1 ? "" : "s");
}

bool failedForGood(const queue::Job& job) {
    return job.state == JobState::failed || job.state == JobState::retriesExceeded;
}

}  // namespace

void reportQueued(EventLog& log, const queue::Job& job) {
    log.report(LogTopic::outbound, LogLevel::med,
               fmt::format("{} is queued, {}", nameOf(job), pagesOf(job)));
}

void reportTryBegins(EventLog& log, const queue::Job& job, const line::Line& line) {
    log.report(
        LogTopic::outbound, LogLevel::max,
        fmt::format("{}: try {} begins on {}", nameOf(job), job.attempts, utf8(line.name())));
}

void reportTryEnded(EventLog& log, const queue::Job& job, const line::Line& line,
                    line::CallResult result) {
    const std::string where = fmt::format("on {} in try {}", utf8(line.name()), job.attempts);
    if (result.outcome == DeviceState::completed) {
        return log.report(LogTopic::outbound, LogLevel::med,
                          fmt::format("{} was sent {}, {}", nameOf(job), where, pagesOf(job)));
    }
    // A cancelled one is told of when it leaves.
    if (result.outcome == DeviceState::aborting || job.state == JobState::deleting) return;
    const auto outcome =
        model::constantName(model::as::deviceStatus, static_cast<std::uint32_t>(result.outcome));
    const bool final = failedForGood(job);
    log.report(LogTopic::outbound, final ? LogLevel::min : LogLevel::med,
               fmt::format("{} {} {} with {}, {} of {} sent", nameOf(job),
                           final ? "failed for good" : "failed, and is tried again,", where,
                           outcome, result.pages, pagesOf(job)));
}

void reportRemoved(EventLog& log, const queue::Job& job) {
    if (job.lastOutcome == DeviceState::completed) return;
    log.report(LogTopic::outbound, LogLevel::med,
               fmt::format("{} left the queue unsent, after {} tries", nameOf(job), job.attempts));
}

}  // namespace winfax::service
