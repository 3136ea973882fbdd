// SPDX-License-Identifier: MIT
#include "service/outbox.h"

#include <spdlog/spdlog.h>
#include <algorithm>

#include "service/as_a_whole.h"
#include "service/job_reports.h"
#include "service/record_in_the_end.h"
#include "text/encoding.h"

namespace winfax::service {

using model::DeviceState;
using model::EventId;
using model::JobState;
using model::kNoDevice;
using model::kNoJob;
using model::Result;
using queue::Job;

namespace {

// Troubles of the machine, not of the document.
bool isPassing(model::ErrorCode code) {
    return code == model::ErrorCode::diskFull || code == model::ErrorCode::serverUnavailable;
}

// What became of its document while something else was done to the job.
void takePages(Job& job, const Job& now) {
    job.unready = now.unready;
    job.pages = now.pages;
    job.size = now.size;
}

}  // namespace

Outbox::Outbox(Parts parts, queue::LocalToUtc localToUtc, std::filesystem::path stateDirectory)
    : parts_(parts),
      settings_(parts.configuration.queueSettings()),
      localToUtc_(std::move(localToUtc)),
      stateDirectory_(std::move(stateDirectory)),
      typesetter_(parts.typesetting, [this](std::uint32_t documentId, const Result<void>& made) {
          typeset(documentId, made);
      }) {}

void Outbox::restore(queue::Store::Contents contents) {
    const model::Time now = parts_.clock.now();
    restoreDocuments(contents);
    for (Job& job : contents.jobs) put(std::move(job));
    for (const queue::Attempt& attempt : contents.openAttempts) interrupted(attempt);
    std::vector<std::uint32_t> cancelled;
    std::vector<Job> betweenLines;
    for (const auto& [id, job] : queue_.jobs()) {
        if (job.state == JobState::deleting) cancelled.push_back(id);
        if (job.state == JobState::inProgress && !job.ended) betweenLines.push_back(job);
    }
    for (Job& job : betweenLines) {
        queue::putBack(job, now);
        put(std::move(job));
    }
    for (const std::uint32_t id : cancelled) removeJob(id, [](const Result<void>&) {});
    assignLines();
}

// Those that were not made into pages before the last end are made now, for jobs that still want
// it.
void Outbox::restoreDocuments(queue::Store::Contents& contents) {
    for (const auto& [id, document] : contents.unready) {
        Typesetter::Body body;
        body.kind = document.kind;
        body.extension = document.extension;
        typesetter_.know(id, std::make_shared<Typesetter::Body>(std::move(body)));
    }
    for (Job& job : contents.jobs) {
        job.unready = typesetter_.find(job.document) != nullptr;
        if (job.unready && !job.ended) typesetter_.start(job.document);
    }
}

void Outbox::interrupted(queue::Attempt attempt) {
    const Job* found = queue_.find(attempt.jobId);
    if (found == nullptr) return;
    Job job = *found;
    // Of one before the last, the end could not be recorded: it has been counted already, and when
    // it was is not known.
    const bool last = attempt.number == job.attempts && queue::isActive(job);
    const model::Time now = parts_.clock.now();
    attempt.ended = last ? now : attempt.started;
    attempt.outcome = DeviceState::disconnected;
    if (last && job.state == JobState::deleting) {
        parts_.store.recordAndRemove(attempt, [](const Result<void>&) {});
        queue_.erase(job.id);
        return;
    }
    if (last) {
        queue::applyInterruption(job, now, settings_);
        spdlog::warn("job {}: the service ended during try {}; it counts as failed", job.id,
                     attempt.number);
    }
    parts_.store.record(attempt, job, [this, id = job.id](const Result<void>& result) {
        stored(result, "the interrupted try", id);
    });
    put(std::move(job));
}

void Outbox::put(Job job, queue::Refusal refusal) {
    setLeaving(job);
    queue_.put(std::move(job), std::move(refusal));
}

Job Outbox::begun(Job job) const {
    job.submitted = parts_.clock.now();
    job.due = queue::firstDue(job.params, job.submitted, settings_, localToUtc_);
    return job;
}

void Outbox::submit(Job job, queue::Document document, GivenId done) {
    job = begun(std::move(job));
    Job copy = job;
    Typesetter::Body described;
    described.kind = document.kind;
    described.extension = document.extension;
    const auto body = std::make_shared<Typesetter::Body>(std::move(described));
    parts_.store.submit(std::move(job), std::move(document),
                        [this, copy = std::move(copy), body,
                         done = std::move(done)](Result<std::uint32_t> id) mutable {
                            copy.document = id.value_or(0);
                            kept(std::move(copy), body, std::move(id), done);
                        });
}

void Outbox::addRecipient(Job job, const Typesetter::SharedBody& body, GivenId done) {
    job = begun(std::move(job));
    Job copy = job;
    parts_.store.addRecipient(std::move(job),
                              [this, copy = std::move(copy), body,
                               done = std::move(done)](Result<std::uint32_t> id) mutable {
                                  kept(std::move(copy), body, std::move(id), done);
                              });
}

// By now the document of a broadcast may be ready, or may have turned out to be no document; then
// it is tried again.
void Outbox::kept(Job job, const Typesetter::SharedBody& body, Result<std::uint32_t> id,
                  const GivenId& done) {
    if (!id) {
        spdlog::error("a job could not be kept: {}", id.error().detail);
        return done(id);
    }
    job.id = *id;
    job.unready = !body->ready();
    if (job.unready) {
        typesetter_.know(job.document, body);
        typesetter_.start(job.document);
    } else if (body->pages > 0) {
        job.pages = body->pages + (job.cover != 0 ? 1 : 0);
        job.size = body->size;
    }
    reportQueued(parts_.log, job);
    put(std::move(job));
    parts_.events.publish(EventId::jobQueued, kNoDevice, *id);
    done(id);
    assignLines();
}

// Its jobs go on to the lines, or end. They do not hear of pages that are not on disk.
void Outbox::typeset(std::uint32_t documentId, const Result<void>& made) {
    const Typesetter::SharedBody body = typesetter_.find(documentId);
    std::vector<Job> jobs;
    for (const auto& [id, job] : queue_.jobs()) {
        if (job.document == documentId && job.unready) jobs.push_back(job);
    }
    if (jobs.empty()) typesetter_.forget(documentId);
    if (!made && isPassing(made.error().code) && !jobs.empty()) return typesetLater(documentId);
    for (Job& job : jobs) {
        if (!made) {
            const bool over = job.ended || job.state == JobState::deleting;
            if (!over) failTypeset(std::move(job), made.error());
            continue;
        }
        job.unready = false;
        job.pages = body->pages + (job.cover != 0 ? 1 : 0);
        job.size = body->size;
        put(std::move(job));
    }
    assignLines();
}

// What had no room or no process for it today may become pages tomorrow: the disk's and the
// machine's troubles are not the document's.
void Outbox::typesetLater(std::uint32_t documentId) {
    const auto delay = std::max<model::Ticks>(settings_.retryDelay, std::chrono::minutes(1));
    parts_.clock.at(parts_.clock.now() + delay, clock::Purpose::work,
                    [this, documentId] { typesetter_.start(documentId); });
}

void Outbox::failTypeset(Job job, const model::Error& reason) {
    spdlog::error("job {}: its document cannot be made into pages: {}", job.id, reason.detail);
    queue::failDocument(job, parts_.clock.now());
    reportNoPages(parts_.log, job, reason.detail);
    const std::uint32_t jobId = job.id;
    put(std::move(job));
    recordInTheEnd(
        parts_.clock,
        [this, jobId](queue::Store::Done recorded) {
            const Job* const now = queue_.find(jobId);
            now ? parts_.store.update(*now, std::move(recorded)) : recorded({});
        },
        [this, jobId](const Result<void>& result) {
            stored(result, "the end of a job without pages", jobId);
            parts_.events.publish(EventId::fatalError, kNoDevice, jobId);
        });
}

void Outbox::control(std::uint32_t jobId, model::JobCommand command,
                     std::function<void(Result<void>)> done) {
    const Job before = *queue_.find(jobId);
    Job job = before;
    const auto effect = queue::applyCommand(job, command, parts_.clock.now());
    if (!effect) return done(tl::unexpected(effect.error()));
    if (*effect == queue::Effect::none) return done({});
    if (*effect == queue::Effect::remove) return removeJob(jobId, std::move(done));
    asAWhole([&] {
        if (*effect == queue::Effect::abort) {
            job.status = DeviceState::aborting;
            put(job);
            abortTry(jobId);
        } else {
            put(job);
            if (job.unready && !job.ended) typesetter_.start(job.document);
        }
        parts_.store.update(job,
                            [this, job, before, done = std::move(done)](const Result<void>& kept) {
                                if (!kept) undo(job, before);
                                done(kept);
                                assignLines();
                            });
    });
}

// What was not kept was not done. An abort goes on all the same, and so does what has become of the
// job meanwhile.
void Outbox::undo(const Job& changed, const Job& before) {
    const Job* now = queue_.find(changed.id);
    if (now == nullptr || changed.state == JobState::deleting) return;
    if (now->state != changed.state || now->attempts != changed.attempts ||
        now->pauseRequested != changed.pauseRequested || now->ended != changed.ended) {
        return;
    }
    Job undone = before;
    undone.status = now->status;
    takePages(undone, *now);
    put(std::move(undone));
}

std::uint32_t Outbox::jobOn(const line::Line& line) const {
    for (const auto& [jobId, current] : tries_) {
        if (current.line == &line) return jobId;
    }
    return kNoJob;
}

std::optional<Outbox::UnderWay> Outbox::underWay(std::uint32_t jobId) const {
    const auto found = tries_.find(jobId);
    if (found == tries_.end()) return std::nullopt;
    const Try& current = found->second;
    return UnderWay{current.attempt.started, current.page, current.tsid};
}

// A job for the discount period waits for the window as it is now; ended jobs leave by today's
// DirtyDays.
void Outbox::configured() {
    settings_ = parts_.configuration.queueSettings();
    const model::Time now = parts_.clock.now();
    const auto discount = static_cast<std::uint32_t>(model::ScheduleAction::discountPeriod);
    std::vector<Job> changed;
    leaving_.clear();
    for (const auto& [id, job] : queue_.jobs()) {
        setLeaving(job);
        const bool waits = queue::isWaiting(job) && job.due > now && job.attempts == 0;
        if (job.params.ScheduleAction != discount || !waits) continue;
        changed.push_back(job);
        changed.back().due = queue::nextDiscountTime(now, settings_);
    }
    for (Job& job : changed) put(std::move(job));
    assignLines();
}

// ---- pairing jobs and lines ---------------------------------------------------------------------

queue::Situation Outbox::situation() const {
    queue::Situation situation;
    situation.now = parts_.clock.now();
    situation.settings = settings_;
    situation.paused = parts_.configuration.current().PauseServerQueue != 0;
    for (const line::Line* line : parts_.ports.sending()) {
        const bool free = jobOn(*line) == kNoJob && line->state() == DeviceState::available;
        situation.lines.push_back({line->deviceId(), free, line->capabilities().sends});
    }
    return situation;
}

void Outbox::assignLines() {
    for (const queue::Assignment& next : queue::assign(queue_, situation(), turns_)) {
        Job job = *queue_.find(next.jobId);
        queue::Refusal refusal;
        if (next.goesOn) {
            refusal = *queue_.refusalOf(next.jobId);
            job.due = refusal.since;
        }
        turns_.give(job.owner);
        begin(std::move(job), next.deviceId, std::move(refusal));
    }
    setWakeUp();
}

void Outbox::setWakeUp() {
    parts_.clock.cancel(wakeUp_);
    wakeUp_ = 0;
    // Ready jobs wait for a line, not for a time: the line's release wakes us.
    if (const auto next = queue::nextLook(queue_, parts_.clock.now(), settings_)) {
        wakeUp_ = parts_.clock.at(*next, clock::Purpose::work, [this] {
            wakeUp_ = 0;
            assignLines();
        });
    }
}

// ---- leaving the queue --------------------------------------------------------------------------

void Outbox::removeJob(std::uint32_t jobId, std::function<void(Result<void>)> done) {
    const Job before = *queue_.find(jobId);
    if (const auto settling = settling_.find(jobId); settling != settling_.end()) {
        settling->second.push_back([this, jobId, done = std::move(done)] {
            const Job* job = queue_.find(jobId);
            const bool gone = job == nullptr || job->state == JobState::deleting;
            gone ? done({}) : removeJob(jobId, done);
        });
        return;
    }
    asAWhole([&] {
        Job job = before;
        job.state = JobState::deleting;  // nothing starts it, nobody sees it, while the store works
        queue_.put(std::move(job));
        parts_.store.remove(
            jobId, [this, before, done = std::move(done)](const Result<void>& result) {
                result ? removed(before) : notRemoved(before, result.error());
                done(result);
                assignLines();  // of one that stays the time may have come meanwhile
            });
    });
}

void Outbox::removed(const Job& job) {
    queue_.erase(job.id);
    reportRemoved(parts_.log, job);
    parts_.events.publish(EventId::deleted, kNoDevice, job.id);
}

void Outbox::notRemoved(const Job& before, const model::Error& error) {
    spdlog::error("job {} could not be removed: {}", before.id, error.detail);
    Job kept = before;
    if (const Job* now = queue_.find(before.id)) takePages(kept, *now);
    if (kept.unready && !kept.ended) typesetter_.start(kept.document);
    put(std::move(kept));
}

void Outbox::setLeaving(const Job& job) {
    const auto when = queue::leavesAt(job, settings_);
    if (!when) return;
    leaving_.emplace(*when, job.id);
    if (leaving_.begin()->second != job.id) return;
    parts_.clock.cancel(leaveTimer_);
    leaveTimer_ = parts_.clock.at(*when, clock::Purpose::housekeeping, [this] { removeOld(); });
}

void Outbox::removeOld() {
    const model::Time now = parts_.clock.now();
    leaveTimer_ = 0;
    while (!leaving_.empty() && leaving_.begin()->first <= now) {
        const std::uint32_t id = leaving_.begin()->second;
        leaving_.erase(leaving_.begin());
        const Job* job = queue_.find(id);
        if (job == nullptr || job->state == JobState::deleting) continue;
        const auto when = queue::leavesAt(*job, settings_);  // it may have been restarted since
        if (when && *when <= now) removeJob(id, [](const Result<void>&) {});
    }
    if (!leaving_.empty()) {
        leaveTimer_ = parts_.clock.at(leaving_.begin()->first, clock::Purpose::housekeeping,
                                      [this] { removeOld(); });
    }
}

bool Outbox::stored(const Result<void>& result, const char* what, std::uint32_t jobId) const {
    if (result) return true;
    spdlog::error("job {}: {} could not be recorded: {}", jobId, what, result.error().detail);
    return false;
}

}  // namespace winfax::service
