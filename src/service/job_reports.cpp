// SPDX-License-Identifier: MIT
#include "service/job_reports.h"

#include <fmt/format.h>

#include "service/report_words.h"

namespace winfax::service {

using model::DeviceState;
using model::JobState;
using model::LogLevel;
using model::LogTopic;

namespace {

using text::toUtf8OrEmpty;

std::string nameOf(const queue::Job& job) {
    return fmt::format("job {} of {} for {}", job.id, toUtf8OrEmpty(job.userName),
                       toUtf8OrEmpty(job.params.RecipientNumber));
}

// What was sent by then is told by size alone: documents and cover pages are nobody's business
// here.
bool failedForGood(const queue::Job& job) {
    return job.state == JobState::failed || job.state == JobState::retriesExceeded;
}

}  // namespace

void reportQueued(EventLog& log, const queue::Job& job) {
    log.report(LogTopic::outbound, LogLevel::med,
               fmt::format("{} is queued, {}", nameOf(job),
                           job.unready ? "to be made into pages" : pageCount(job.pages)));
}

void reportNoPages(EventLog& log, const queue::Job& job, const std::string& reason) {
    log.report(LogTopic::outbound, LogLevel::min,
               fmt::format("{} failed for good: its document cannot be made into pages: {}",
                           nameOf(job), reason));
}

void reportTryBegins(EventLog& log, const queue::Job& job, const line::Line& line) {
    log.report(LogTopic::outbound, LogLevel::max,
               fmt::format("{}: try {} begins on {}", nameOf(job), job.attempts,
                           toUtf8OrEmpty(line.name())));
}

void reportTryEnded(EventLog& log, const queue::Job& job, const line::Line& line,
                    line::CallResult result) {
    const std::string where =
        fmt::format("on {} in try {}", toUtf8OrEmpty(line.name()), job.attempts);
    if (result.outcome == DeviceState::completed) {
        return log.report(
            LogTopic::outbound, LogLevel::med,
            fmt::format("{} was sent {}, {}", nameOf(job), where, pageCount(job.pages)));
    }
    // A cancelled one is told of when it leaves.
    if (result.outcome == DeviceState::aborting || job.state == JobState::deleting) return;
    const bool final = failedForGood(job);
    log.report(LogTopic::outbound, final ? LogLevel::min : LogLevel::med,
               fmt::format("{} {} {} with {}, {} of {} sent", nameOf(job),
                           final ? "failed for good" : "failed, and is tried again,", where,
                           wordOf(result.outcome), result.pages, pageCount(job.pages)));
}

void reportRemoved(EventLog& log, const queue::Job& job) {
    if (job.lastOutcome == DeviceState::completed) return;
    log.report(LogTopic::outbound, LogLevel::med,
               fmt::format("{} left the queue unsent, after {} tries", nameOf(job), job.attempts));
}

}  // namespace winfax::service
