// SPDX-License-Identifier: MIT
// Waiting wakes up when an event comes, and judges by what the queue says then: events alone would
// miss what has none, such as a pause, and the queue alone would have to be asked all the time.
#include <algorithm>
#include <optional>

#include "client/job_watch.h"
#include "model/meaning.h"
#include "rig/rig.h"

namespace winfax::rig {

namespace {

using client::JobWatch;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

// How often the queue is asked while no event comes.
constexpr milliseconds kLongestPause{50};

std::string stateName(std::uint32_t state) {
    const std::string_view name = model::constantName(model::as::jobStatus, state);
    return name.empty() ? std::to_string(state) : std::string(name);
}

std::string jobName(std::uint32_t job) { return "job " + std::to_string(job); }

bool isOver(const model::JobEntry& entry) {
    if (JobWatch::judge(entry) == JobWatch::Verdict::failed) return true;
    // One that was sent may stay visible for a while (keep_finished).
    return entry.Status == static_cast<std::uint32_t>(model::DeviceState::completed);
}

milliseconds timeLeft(Deadline deadline) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
    return std::max(left, milliseconds(1));  // what is already known is looked at in any case
}

}  // namespace

template <class Call>
model::Result<typename Call::Reply> Rig::ask(const typename Call::Request& request,
                                             Deadline deadline) {
    const auto calls = session();
    if (!calls) return tl::unexpected(calls.error());
    return (*calls)->template callWithin<Call>(timeLeft(deadline), request);
}

Expected<std::optional<model::JobEntry>> Rig::readJob(std::uint32_t job, Deadline deadline) {
    auto reply = ask<model::ReadJob>({job}, deadline);
    if (reply) return std::move(reply->job);
    if (reply.error().code == model::ErrorCode::invalidParameter) return std::nullopt;
    return waitFailed(reply.error(), "read " + jobName(job), deadline);
}

tl::unexpected<Failure> Rig::waitFailed(const model::Error& error, const std::string& what,
                                        Deadline deadline) {
    if (error.code == model::ErrorCode::timeout && Clock::now() >= deadline) {
        return failed(Status::timeout, "the service did not answer before the deadline");
    }
    auto failure = failed(error, what);
    if (failure.value().status == Status::serviceLost) {
        failure.value().text += "; it printed: " + service_->lastWords();
    }
    return failure;
}

tl::unexpected<Failure> Rig::serviceEnded() const {
    return failed(Status::serviceLost,
                  "the service has ended; it printed: " + service_->lastWords());
}

std::string Rig::afterWaiting(const std::string& missing) const {
    std::string text = "the time is over, and " + missing;
    if (options_.clock == "virtual") {
        text += "; the clock is virtual and moves by winfax_rig_advance only";
    }
    return text;
}

Expected<void> Rig::waitForChange(std::size_t known, Deadline deadline,
                                  const std::string& missing) {
    const Deadline now = Clock::now();
    if (history_->over()) return serviceEnded();
    if (now >= deadline) return failed(Status::timeout, afterWaiting(missing));
    history_->waitForMore(known, std::min<Deadline>(deadline, now + kLongestPause));
    return {};
}

Expected<void> Rig::waitForState(std::uint32_t job, std::uint32_t state, milliseconds patience) {
    const Deadline deadline = Clock::now() + patience;
    for (;;) {
        const std::size_t known = history_->size();
        const auto entry = readJob(job, deadline);
        if (!entry) return tl::unexpected(entry.error());
        if (!*entry) {
            return failed(Status::notFound,
                          jobName(job) +
                              " is not in the queue: it was sent or deleted, or there "
                              "never was one; waited for " +
                              stateName(state));
        }
        if ((*entry)->QueueStatus == state) return {};
        const auto changed = waitForChange(
            known, deadline,
            jobName(job) + " is " + stateName((*entry)->QueueStatus) + ", not " + stateName(state));
        if (!changed) return changed;
    }
}

Expected<JobOutcome> Rig::waitForOutcome(std::uint32_t job, milliseconds patience) {
    using Step = JobWatch::Step;
    using Verdict = JobWatch::Verdict;
    const Deadline deadline = Clock::now() + patience;
    JobWatch watch(job);
    bool known = false;  // some event was the job's
    for (std::size_t next = 0;; ++next) {
        auto event = history_->at(next);
        for (; !event; event = history_->at(next)) {
            const auto changed = waitForChange(
                next, deadline, jobName(job) + (known ? " has not ended" : " had no event"));
            if (!changed) return tl::unexpected(changed.error());
        }
        const Step step = watch.on(*event);
        if (step == Step::unrelated) continue;
        known = true;
        if (step == Step::sent) return JobOutcome::sent;
        if (step == Step::deleted) return JobOutcome::deleted;
        if (step == Step::serviceEnded) return serviceEnded();
        if (step == Step::progress) continue;
        const auto entry = readJob(job, deadline);
        if (!entry) return tl::unexpected(entry.error());
        const Verdict verdict = JobWatch::judge(*entry);
        if (verdict != Verdict::failed) continue;  // one that is gone has an event that says how
        const bool gaveUp =
            (*entry)->QueueStatus == static_cast<std::uint32_t>(model::JobState::retriesExceeded);
        return gaveUp ? JobOutcome::retriesExceeded : JobOutcome::failed;
    }
}

Expected<void> Rig::waitForEmptyQueue(milliseconds patience) {
    const Deadline deadline = Clock::now() + patience;
    for (;;) {
        const std::size_t known = history_->size();
        const auto reply = ask<model::ListJobs>({}, deadline);
        if (!reply) return waitFailed(reply.error(), "list the jobs", deadline);
        std::string left;
        for (const model::JobEntry& entry : reply->jobs) {
            if (isOver(entry)) continue;
            left += (left.empty() ? "" : ", ") + jobName(entry.JobId) + " is " +
                    stateName(entry.QueueStatus);
        }
        if (left.empty()) return {};
        if (auto changed = waitForChange(known, deadline, left); !changed) return changed;
    }
}

Expected<model::Event> Rig::waitForEvent(std::uint32_t eventId, std::uint32_t job,
                                         milliseconds patience) {
    const Deadline deadline = Clock::now() + patience;
    std::string wanted = "no event ";
    if (eventId != 0) {
        const auto name = model::constantName(model::as::eventId, eventId);
        wanted += name.empty() ? std::to_string(eventId) : std::string(name);
    }
    if (job != 0) wanted += " of " + jobName(job);
    std::size_t next;
    {
        const std::lock_guard lock(mutex_);
        next = nextEvent_;
    }
    for (;; ++next) {
        auto event = history_->at(next);
        for (; !event; event = history_->at(next)) {
            const auto changed = waitForChange(next, deadline, wanted + " has come");
            if (!changed) return tl::unexpected(changed.error());
        }
        if (eventId != 0 && event->EventId != eventId) continue;
        if (job != 0 && event->JobId != job) continue;
        const std::lock_guard lock(mutex_);
        nextEvent_ = next + 1;
        return *event;
    }
}

}  // namespace winfax::rig
