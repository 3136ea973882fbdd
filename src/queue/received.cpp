// SPDX-License-Identifier: MIT
#include "queue/received.h"

#include <algorithm>
#include <limits>

namespace winfax::queue {

namespace {

using model::DeviceState;
using model::ErrorCode;
using model::JobCommand;
using model::JobState;
using model::JobType;
using model::Result;

tl::unexpected<model::Error> refuse(ErrorCode code, const Received& fax, JobCommand command) {
    return model::fail(
        code, "command " + std::to_string(static_cast<std::uint32_t>(command)) +
                  " is refused: job " + std::to_string(fax.id) + " is " +
                  model::constantText(model::as::jobType, static_cast<std::uint32_t>(fax.type)) +
                  ", " +
                  model::constantText(model::as::jobStatus, static_cast<std::uint32_t>(fax.state)));
}

Result<Effect> cancel(Received& fax) {
    if (fax.state == JobState::deleting) {
        return refuse(ErrorCode::invalidParameter, fax, JobCommand::cancel);
    }
    const bool call = fax.type == JobType::receive;
    if (!call && fax.state != JobState::retriesExceeded) {
        return refuse(ErrorCode::invalidOperation, fax, JobCommand::cancel);
    }
    fax.state = JobState::deleting;
    return call ? Effect::abort : Effect::remove;
}

}  // namespace

model::JobEntry entryOf(const Received& fax) {
    constexpr std::uint64_t kMaxSize = std::numeric_limits<std::uint32_t>::max();
    model::JobEntry entry;
    entry.JobId = fax.id;
    entry.JobType = static_cast<std::uint32_t>(fax.type);
    entry.QueueStatus = static_cast<std::uint32_t>(fax.state);
    if (fax.state == JobState::inProgress) {
        entry.Status = static_cast<std::uint32_t>(
            fax.type == JobType::receive ? DeviceState::receiving : DeviceState::routing);
    }
    entry.Size = static_cast<std::uint32_t>(std::min(fax.size, kMaxSize));
    entry.PageCount = fax.pages;
    entry.Tsid = fax.tsid;
    return entry;
}

// All GUIDs have one length, so that none is found across two.
bool isDone(const Received& fax, std::u16string_view guid) {
    for (std::size_t at = 0; at < fax.done.size(); at += guid.size()) {
        if (std::u16string_view(fax.done).substr(at, guid.size()) == guid) return true;
    }
    return false;
}

void setDone(Received& fax, std::u16string_view guid) {
    if (!isDone(fax, guid)) fax.done += guid;
}

void beginRouting(Received& fax) {
    if (fax.type == JobType::receive) fax.type = JobType::routing;
    fax.state = JobState::inProgress;
}

bool applyRoutingFailure(Received& fax, model::Time now, const Settings& settings) {
    ++fax.tries;
    if (fax.tries <= settings.retries) {
        fax.state = JobState::retrying;
        fax.due = now + settings.retryDelay;
        return true;
    }
    fax.state = JobState::retriesExceeded;
    fax.failed = now;
    return false;
}

Result<Effect> applyCommand(Received& fax, JobCommand command, model::Time now) {
    if (command == JobCommand::cancel) return cancel(fax);
    if (command != JobCommand::resume || fax.state != JobState::retriesExceeded) {
        return refuse(ErrorCode::invalidParameter, fax, command);
    }
    fax.state = JobState::retrying;
    fax.tries = 0;
    fax.due = now;
    fax.failed.reset();
    return Effect::changed;
}

std::optional<model::Time> leavesAt(const Received& fax, const Settings& settings) {
    if (!fax.failed || settings.dirtyDays == std::chrono::days(0)) return std::nullopt;
    return *fax.failed + settings.dirtyDays;
}

}  // namespace winfax::queue
