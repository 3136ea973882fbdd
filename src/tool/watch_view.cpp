// SPDX-License-Identifier: MIT
#include "tool/watch_view.h"

#include <algorithm>

#include "model/constants.h"
#include "tool/display.h"
#include "tool/time_text.h"

namespace winfax::tool {

namespace {

using model::JobState;

bool is(const model::JobEntry& job, JobState state) {
    return job.QueueStatus == static_cast<std::uint32_t>(state);
}

bool waits(const model::JobEntry& job) {
    return is(job, JobState::pending) || is(job, JobState::retrying) || is(job, JobState::noLine);
}

bool isOutgoing(const WatchedJob& job) {
    return job.entry.JobType == static_cast<std::uint32_t>(model::JobType::send);
}

// Kept in the queue for a while after it was sent.
bool isSent(const model::JobEntry& job) {
    return is(job, JobState::inProgress) &&
           job.Status == static_cast<std::uint32_t>(model::DeviceState::completed);
}

Json jsonOf(const CallProgress& progress) {
    if (progress.page == 0 && progress.pages == 0) return nullptr;
    return Json{{"page", progress.page}, {"pages", progress.pages}};
}

Json jsonOf(const WatchedLine& line) {
    return Json{{"deviceId", line.deviceId},
                {"name", jsonOfMember(model::as::text, line.name)},
                {"state", jsonOfMember(model::as::deviceStatus, line.state)},
                {"jobId", jsonOfMember(model::as::jobId, line.jobId)},
                {"progress", jsonOf(line.progress)}};
}

Json jsonOf(const WatchedJob& job) {
    Json json = tool::jsonOf(job.entry);
    json["due"] = jsonOfMember(model::as::time, job.due);
    json["tries"] = job.tries;
    json["deviceId"] = jsonOfMember(model::as::deviceId, job.deviceId);
    json["progress"] = jsonOf(job.progress);
    return json;
}

Json changeOf(const char* what, const model::FileTime& time) {
    return Json{{"change", what}, {"time", jsonOfMember(model::as::time, time)}};
}

Change changed(const WatchedLine& line, const model::FileTime& time) {
    Change change{changeOf("line", time), {}};
    change.json["line"] = jsonOf(line);
    if (line.jobId == model::kNoJob) {  // else the job's own change tells it
        change.text = "line " + std::to_string(line.deviceId) + " \"" + display(line.name) + "\" " +
                      words(model::as::deviceStatus, line.state);
    }
    return change;
}

Change changed(const WatchedJob& job, const model::FileTime& time) {
    Change change{changeOf("job", time), "job " + std::to_string(job.entry.JobId)};
    change.json["job"] = jsonOf(job);
    if (job.entry.RecipientNumber) change.text += " to " + display(job.entry.RecipientNumber);
    change.text += ": " + describe(job);
    return change;
}

Change gone(std::uint32_t jobId, Departures::Way way, const model::FileTime& time) {
    using Way = Departures::Way;
    Change change{changeOf("jobGone", time), "job " + std::to_string(jobId) + " "};
    change.json["jobId"] = jobId;
    change.json["outcome"] =
        way == Way::unknown ? Json(nullptr) : Json(way == Way::sent ? "sent" : "deleted");
    change.text += way == Way::unknown ? "left the queue" : way == Way::sent ? "sent" : "deleted";
    return change;
}

void addLines(const Snapshot& before, const Snapshot& after, std::vector<Change>& changes) {
    for (const auto& [id, line] : after.lines) {
        const auto old = before.lines.find(id);
        if (old == before.lines.end() || old->second != line) {
            changes.push_back(changed(line, after.now));
        }
    }
    for (const auto& [id, line] : before.lines) {
        if (after.lines.contains(id)) continue;
        Change change{changeOf("lineGone", after.now), "line " + std::to_string(id) + " is gone"};
        change.json["deviceId"] = id;
        changes.push_back(std::move(change));
    }
}

}  // namespace

bool isIdle(const Snapshot& snapshot) {
    return std::ranges::none_of(snapshot.jobs, [](const auto& pair) {
        const model::JobEntry& job = pair.second.entry;
        return waits(job) || (is(job, JobState::inProgress) && !isSent(job)) ||
               is(job, JobState::deleting);
    });
}

void Departures::on(const model::Event& event) {
    if (event.JobId == model::kNoJob) return;
    bool& completed = completed_[event.JobId];
    switch (static_cast<model::EventId>(event.EventId)) {
        case model::EventId::completed:
            completed = true;
            break;
        case model::EventId::deleted:
            departed_.push_back(event.JobId);
            break;
        default:
            break;
    }
}

void Departures::forget() {
    completed_.clear();
    departed_.clear();
}

Departures::Way Departures::wayOf(std::uint32_t jobId) const {
    if (std::ranges::find(departed_, jobId) == departed_.end()) return Way::unknown;
    const auto found = completed_.find(jobId);
    return found != completed_.end() && found->second ? Way::sent : Way::deleted;
}

std::vector<std::uint32_t> Departures::departed() const { return departed_; }

void Departures::clearDeparted() {
    for (const std::uint32_t jobId : departed_) completed_.erase(jobId);
    departed_.clear();
}

void keepUntilHeardOf(const Snapshot& before, Snapshot& after, const Departures& departures) {
    for (const auto& [id, job] : before.jobs) {
        const bool heardOf = departures.wayOf(id) != Departures::Way::unknown;
        if (isOutgoing(job) && !heardOf) after.jobs.try_emplace(id, job);
    }
}

std::vector<Change> changesBetween(const Snapshot& before, const Snapshot& after,
                                   const Departures& departures) {
    std::vector<Change> changes;
    addLines(before, after, changes);
    for (const auto& [id, job] : after.jobs) {
        const auto old = before.jobs.find(id);
        if (old == before.jobs.end() || old->second != job) {
            changes.push_back(changed(job, after.now));
        }
    }
    for (const auto& [id, job] : before.jobs) {
        if (after.jobs.contains(id)) continue;
        auto way = isOutgoing(job) ? departures.wayOf(id) : Departures::Way::unknown;
        if (isSent(job.entry)) way = Departures::Way::sent;
        changes.push_back(gone(id, way, after.now));
    }
    for (const std::uint32_t id : departures.departed()) {
        if (before.jobs.contains(id) || after.jobs.contains(id)) continue;
        changes.push_back(gone(id, departures.wayOf(id), after.now));
    }
    return changes;
}

std::string describe(const WatchedJob& job) {
    std::string text = isSent(job.entry) ? "sent" : stateOf(job.entry);
    if (job.deviceId != model::kNoDevice) text += " on line " + std::to_string(job.deviceId);
    if (job.progress.page > 0) {
        text += ", page " + std::to_string(job.progress.page);
        if (job.progress.pages > 0) text += " of " + std::to_string(job.progress.pages);
    }
    if (waits(job.entry) && job.due.ticks != 0) {
        text += job.tries > 0 ? ", next try " : ", due ";
        text += isoTime(model::fromFileTime(job.due));
    }
    if (job.tries > 0) text += " (" + std::to_string(job.tries) + " failed)";
    return text;
}

}  // namespace winfax::tool
