// SPDX-License-Identifier: MIT
#include "client/job_watch.h"

#include "model/constants.h"

namespace winfax::client {

using model::EventId;
using model::JobState;

JobWatch::Step JobWatch::on(const model::Event& event) {
    if (static_cast<EventId>(event.EventId) == EventId::serviceEnded) return Step::serviceEnded;
    if (event.JobId != jobId_) return onLineEvent(event);
    if (event.DeviceId != model::kNoDevice) deviceId_ = event.DeviceId;
    switch (static_cast<EventId>(event.EventId)) {
        case EventId::jobQueued:
        case EventId::initializing:
        case EventId::dialing:
        case EventId::sending:
        case EventId::handled:
        case EventId::aborting:
            return Step::progress;
        case EventId::completed:
            completed_ = true;
            return Step::progress;
        case EventId::deleted:
            return completed_ ? Step::sent : Step::deleted;
        case EventId::idle:
            return completed_ ? Step::sent : Step::askQuietly;
        default:
            lastFailure_ = event.EventId;
            return Step::askEntry;
    }
}

// FEI_IDLE may name the line alone.
JobWatch::Step JobWatch::onLineEvent(const model::Event& event) const {
    const bool ours = deviceId_ != model::kNoDevice && event.DeviceId == deviceId_;
    if (!ours || static_cast<EventId>(event.EventId) != EventId::idle) return Step::unrelated;
    return completed_ ? Step::sent : Step::askQuietly;
}

JobWatch::Verdict JobWatch::judge(const std::optional<model::JobEntry>& entry) {
    if (!entry) return Verdict::gone;
    const auto state = static_cast<JobState>(entry->QueueStatus);
    const bool over = state == JobState::failed || state == JobState::retriesExceeded;
    return over ? Verdict::failed : Verdict::goesOn;
}

}  // namespace winfax::client
