// SPDX-License-Identifier: MIT
// What the event log says about outgoing jobs. Failures for good are important (min), what becomes
// of a job otherwise is ordinary (med), the begin of a try is a detail (max).
#pragma once

#include "line/line.h"
#include "queue/job.h"
#include "service/event_log.h"

namespace winfax::service {

void reportQueued(EventLog& log, const queue::Job& job);
// Its document cannot be made into pages.
void reportNoPages(EventLog& log, const queue::Job& job, const std::string& reason);
void reportTryBegins(EventLog& log, const queue::Job& job, const line::Line& line);
// `job` as it is after the try.
void reportTryEnded(EventLog& log, const queue::Job& job, const line::Line& line,
                    line::CallResult result);
// The job leaves: nothing is said of one that was sent.
void reportRemoved(EventLog& log, const queue::Job& job);

}  // namespace winfax::service
