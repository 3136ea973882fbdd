// SPDX-License-Identifier: MIT
#include "tool/job_control.h"

#include "tool/display.h"

namespace winfax::tool {

namespace {

using model::JobEntry;
using model::JobState;

bool is(const JobEntry& job, JobState state) {
    return job.QueueStatus == static_cast<std::uint32_t>(state);
}

bool isOutgoing(const JobEntry& job) {
    return job.JobType == static_cast<std::uint32_t>(model::JobType::send);
}

// A job that was sent may stay in the queue for a while; it looks as if it were on a line.
bool isOnLine(const JobEntry& job) {
    return is(job, JobState::inProgress) &&
           job.Status != static_cast<std::uint32_t>(model::DeviceState::completed);
}

bool isOver(const JobEntry& job) {
    return is(job, JobState::failed) || is(job, JobState::retriesExceeded);
}

// A pause before the end of a call is not to be seen in the entry.
JobChange pauseOf(const std::optional<JobEntry>& after) {
    if (!after) return {"gone", "left the queue before it could be paused"};
    if (is(*after, JobState::paused)) return {"paused", "paused"};
    return {"pauseLater", "is on a line; paused when this try does not send it"};
}

JobChange resumptionOf(const JobEntry& before, const std::optional<JobEntry>& after) {
    if (!after) return {"gone", "left the queue"};
    if (is(before, JobState::paused)) return {"resumed", "resumed, " + stateOf(*after)};
    if (is(before, JobState::inProgress)) return {"unchanged", "is on a line, and goes on"};
    return {"unchanged", "waits already, " + stateOf(*after)};
}

}  // namespace

const char* nameOf(JobVerb verb) {
    switch (verb) {
        case JobVerb::cancel:
            return "cancel";
        case JobVerb::pause:
            return "pause";
        case JobVerb::resume:
            return "resume";
        case JobVerb::restart:
            break;
    }
    return "restart";
}

model::JobCommand commandOf(JobVerb verb) {
    if (verb == JobVerb::cancel) return model::JobCommand::cancel;
    return verb == JobVerb::pause ? model::JobCommand::pause : model::JobCommand::resume;
}

bool isMeant(JobVerb verb, const JobEntry& job) {
    if (!isOutgoing(job)) return false;
    switch (verb) {
        case JobVerb::cancel:
            return true;
        case JobVerb::pause:
            return is(job, JobState::pending) || is(job, JobState::retrying) || isOnLine(job);
        case JobVerb::resume:
            return is(job, JobState::paused);
        case JobVerb::restart:
            break;
    }
    return isOver(job);
}

std::optional<std::string> refusalOf(JobVerb verb, const JobEntry& job) {
    if (verb == JobVerb::resume && isOver(job)) {
        return "it is not paused but " + stateOf(job) + "; use faxctl restart";
    }
    if (verb == JobVerb::restart && !isOver(job)) {
        return "it has not failed, its state is " + stateOf(job) +
               (is(job, JobState::paused) ? "; use faxctl resume" : "; let it go on");
    }
    return std::nullopt;
}

JobChange changeOf(JobVerb verb, const JobEntry& before, const std::optional<JobEntry>& after) {
    switch (verb) {
        case JobVerb::cancel:
            return isOnLine(before)
                       ? JobChange{"aborting", "cancelled; its call is being broken off"}
                       : JobChange{"cancelled", "cancelled"};
        case JobVerb::pause:
            return pauseOf(after);
        case JobVerb::resume:
            return resumptionOf(before, after);
        case JobVerb::restart:
            break;
    }
    if (!after) return {"gone", "left the queue"};
    return {"restarted", "restarted, " + stateOf(*after)};
}

}  // namespace winfax::tool
