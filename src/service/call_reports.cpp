// SPDX-License-Identifier: MIT
#include "service/call_reports.h"

#include <fmt/format.h>

#include "service/report_words.h"

namespace winfax::service {

using model::DeviceState;
using model::JobState;
using model::LogLevel;
using model::LogTopic;

namespace {

using text::toUtf8OrEmpty;

std::string nameOf(const queue::Received& fax) {
    return fmt::format("fax {} on {} from '{}', number '{}'", fax.id, toUtf8OrEmpty(fax.device),
                       toUtf8OrEmpty(fax.tsid), toUtf8OrEmpty(fax.callerId));
}

void report(EventLog& log, LogLevel level, const std::string& text) {
    log.report(LogTopic::inbound, level, text);
}

}  // namespace

void reportAnswered(EventLog& log, const queue::Received& fax) {
    report(log, LogLevel::max, nameOf(fax) + ": the call was answered");
}

void reportCallEnded(EventLog& log, const queue::Received& fax, DeviceState outcome) {
    if (fax.pages == 0) {
        return report(log, LogLevel::med,
                      fmt::format("{} brought nothing: {}", nameOf(fax), wordOf(outcome)));
    }
    const bool whole = fax.type != model::JobType::failReceive;
    report(log, whole ? LogLevel::med : LogLevel::min,
           fmt::format("{} {}, {}, {}", nameOf(fax), whole ? "came in" : "broke off",
                       pageCount(fax.pages), wordOf(outcome)));
}

void reportNotKept(EventLog& log, const queue::Received& fax, const model::Error& error) {
    report(log, LogLevel::min,
           fmt::format("{} could not be kept, and was not confirmed to the sender: {}", nameOf(fax),
                       error.detail));
}

void reportMethod(EventLog& log, const queue::Received& fax, const routing::Method& method,
                  const model::Result<void>& result) {
    const std::string name = text::toUtf8(method.friendlyName);
    if (result) return report(log, LogLevel::max, fmt::format("{}: {}: done", nameOf(fax), name));
    report(log, LogLevel::med,
           fmt::format("{}: {} failed: {}", nameOf(fax), name, result.error().detail));
}

void reportNotRun(EventLog& log, const queue::Received& fax, const routing::Method& method) {
    report(log, LogLevel::min,
           fmt::format("{}: {} was not run: routing extensions are not loaded", nameOf(fax),
                       text::toUtf8(method.friendlyName)));
}

void reportRouted(EventLog& log, const queue::Received& fax) {
    report(log, LogLevel::med, nameOf(fax) + " was routed");
}

void reportNotRouted(EventLog& log, const queue::Received& fax) {
    const bool final = fax.state == JobState::retriesExceeded;
    report(log, final ? LogLevel::min : LogLevel::med,
           fmt::format("{} {} after try {}: {}", nameOf(fax),
                       final ? "could not be routed; it stays in the received folder,"
                             : "is routed again later,",
                       fax.tries, toUtf8OrEmpty(fax.lastFailure)));
}

void reportGivenUp(EventLog& log, const queue::Received& fax) {
    report(log, LogLevel::med,
           fmt::format("{} left the queue without being routed; its file stays in the received "
                       "folder",
                       nameOf(fax)));
}

}  // namespace winfax::service
