// SPDX-License-Identifier: MIT
#include "service/outbox.h"

#include <spdlog/spdlog.h>
#include <algorithm>

#include "platform/paths.h"
#include "queue/sent_folder.h"
#include "service/job_reports.h"
#include "service/local_time.h"
#include "text/encoding.h"

namespace winfax::service {

using model::DeviceState;
using model::EventId;
using model::JobState;
using model::kNoDevice;
using model::kNoJob;
using model::Result;
using queue::AfterTry;
using queue::Job;

namespace {

constexpr std::size_t kRememberedCopies = 64;

// The line's parts; the page numbers are the renderer's.
document::BannerText bannerOf(const model::JobParam& params, const std::u16string& tsid,
                              model::Time now) {
    document::BannerText banner;
    banner.Date = localTimeText(now);
    banner.Sender = tsid;
    banner.Recipient = params.RecipientNumber;
    return banner;
}

}  // namespace

EventId eventOfOutcome(DeviceState outcome) {
    switch (outcome) {
        case DeviceState::completed:
            return EventId::completed;
        case DeviceState::busy:
            return EventId::busy;
        case DeviceState::noAnswer:
            return EventId::noAnswer;
        case DeviceState::badAddress:
            return EventId::badAddress;
        case DeviceState::noDialTone:
            return EventId::noDialTone;
        case DeviceState::disconnected:
            return EventId::disconnected;
        case DeviceState::notFaxCall:
            return EventId::notFaxCall;
        case DeviceState::callDelayed:
            return EventId::callDelayed;
        case DeviceState::callBlacklisted:
            return EventId::callBlacklisted;
        case DeviceState::unavailable:
            return EventId::lineUnavailable;
        case DeviceState::aborting:
            return EventId::aborting;
        default:
            return EventId::fatalError;
    }
}

Outbox::Outbox(Parts parts, queue::LocalToUtc localToUtc, std::filesystem::path stateDirectory)
    : parts_(parts),
      settings_(parts.configuration.queueSettings()),
      localToUtc_(std::move(localToUtc)),
      stateDirectory_(std::move(stateDirectory)) {}

void Outbox::restore(queue::Store::Contents contents) {
    const model::Time now = parts_.clock.now();
    for (Job& job : contents.jobs) put(std::move(job));
    for (queue::Attempt& attempt : contents.openAttempts) {
        const Job* found = queue_.find(attempt.jobId);
        if (found == nullptr) continue;
        Job job = *found;
        attempt.ended = now;
        attempt.outcome = DeviceState::disconnected;
        if (job.state == JobState::deleting) {
            parts_.store.recordAndRemove(attempt, [](const Result<void>&) {});
            queue_.erase(job.id);
            continue;
        }
        queue::applyInterruption(job, now, settings_);
        spdlog::warn("job {}: the service ended during try {}; it counts as failed", job.id,
                     attempt.number);
        parts_.store.record(attempt, job, [this, id = job.id](const Result<void>& result) {
            stored(result, "the interrupted try", id);
        });
        put(std::move(job));
    }
    std::vector<std::uint32_t> cancelled;
    for (const auto& [id, job] : queue_.jobs()) {
        if (job.state == JobState::deleting) cancelled.push_back(id);
    }
    for (const std::uint32_t id : cancelled) removeJob(id, [](const Result<void>&) {});
    assignLines();
}

void Outbox::put(Job job) {
    setLeaving(job);
    queue_.put(std::move(job));
}

Job Outbox::begun(Job job) const {
    job.submitted = parts_.clock.now();
    job.due = queue::firstDue(job.params, job.submitted, settings_, localToUtc_);
    return job;
}

void Outbox::submit(Job job, queue::Bytes document, GivenId done) {
    job = begun(std::move(job));
    Job copy = job;
    parts_.store.submit(
        std::move(job), std::move(document),
        [this, copy = std::move(copy), done = std::move(done)](Result<std::uint32_t> id) mutable {
            copy.document = id.value_or(0);
            kept(std::move(copy), std::move(id), done);
        });
}

void Outbox::addRecipient(Job job, GivenId done) {
    job = begun(std::move(job));
    Job copy = job;
    parts_.store.addRecipient(
        std::move(job),
        [this, copy = std::move(copy), done = std::move(done)](Result<std::uint32_t> id) mutable {
            kept(std::move(copy), std::move(id), done);
        });
}

void Outbox::kept(Job job, Result<std::uint32_t> id, const GivenId& done) {
    if (!id) {
        spdlog::error("a job could not be kept: {}", id.error().detail);
        return done(id);
    }
    job.id = *id;
    reportQueued(parts_.log, job);
    put(std::move(job));
    parts_.events.publish(EventId::jobQueued, kNoDevice, *id);
    done(id);
    assignLines();
}

void Outbox::control(std::uint32_t jobId, model::JobCommand command,
                     std::function<void(Result<void>)> done) {
    const Job before = *queue_.find(jobId);
    Job job = before;
    const auto effect = queue::applyCommand(job, command, parts_.clock.now());
    if (!effect) return done(tl::unexpected(effect.error()));
    switch (*effect) {
        case queue::Effect::none:
            return done({});
        case queue::Effect::remove:
            return removeJob(jobId, std::move(done));
        case queue::Effect::abort:
            job.status = DeviceState::aborting;
            put(job);
            abortTry(jobId);
            break;
        case queue::Effect::changed:
            put(job);
            break;
    }
    parts_.store.update(std::move(job),
                        [this, before, done = std::move(done)](const Result<void>& result) {
                            // What was not kept was not done; an abort goes on all the same.
                            const Job* now = queue_.find(before.id);
                            if (!result && now != nullptr && now->state != JobState::deleting)
                                put(before);
                            done(result);
                            assignLines();
                        });
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
        if (job.params.ScheduleAction != discount || job.tries > 0 || !queue::isWaiting(job)) {
            continue;
        }
        changed.push_back(job);
        changed.back().due = queue::nextDiscountTime(now, settings_);
    }
    for (Job& job : changed) put(std::move(job));
    assignLines();
}

// ---- pairing jobs and lines ---------------------------------------------------------------------

line::Line* Outbox::freeLine(const std::set<std::uint32_t>& refusedBy) {
    for (line::Line* line : parts_.ports.sending()) {
        if (jobOn(*line) == kNoJob && line->state() == DeviceState::available &&
            !refusedBy.contains(line->deviceId())) {
            return line;
        }
    }
    return nullptr;
}

void Outbox::assignLines() {
    const model::Time now = parts_.clock.now();
    const bool paused = parts_.configuration.current().PauseServerQueue != 0;
    while (const Job* job = paused ? nullptr : queue_.nextReady(now)) {
        if (waitsForWindow(*job, now)) continue;
        line::Line* line = freeLine({});
        if (line == nullptr) break;
        begin(*job, *line, {});
    }
    setWakeUp();
}

// A job for the discount period may have become due inside the window and find it closed by the
// time a line is free or somebody resumes it.
bool Outbox::waitsForWindow(const Job& job, model::Time now) {
    const auto discount = static_cast<std::uint32_t>(model::ScheduleAction::discountPeriod);
    if (job.params.ScheduleAction != discount) return false;
    Job later = job;
    later.due = queue::nextDiscountTime(now, settings_);
    if (later.due <= now) return false;
    put(std::move(later));
    return true;
}

void Outbox::setWakeUp() {
    parts_.clock.cancel(wakeUp_);
    wakeUp_ = 0;
    // Ready jobs wait for a line, not for a time: the line's release wakes us.
    if (const auto due = queue_.nextDue(parts_.clock.now())) {
        wakeUp_ = parts_.clock.at(*due, clock::Purpose::work, [this] {
            wakeUp_ = 0;
            assignLines();
        });
    }
}

void Outbox::begin(Job job, line::Line& line, std::set<std::uint32_t> refusedBy) {
    const std::uint32_t jobId = job.id;
    job.state = JobState::inProgress;
    job.status = DeviceState::initializing;
    Try next;
    next.line = &line;
    next.refusedBy = std::move(refusedBy);
    next.attempt.jobId = jobId;
    next.attempt.number = ++job.attempts;
    next.attempt.deviceId = line.deviceId();
    next.attempt.started = parts_.clock.now();
    reportTryBegins(parts_.log, job, line);
    put(job);
    const std::uint32_t documentId = job.document;
    parts_.store.record(
        next.attempt, std::move(job), [this, jobId, documentId](const Result<void>& result) {
            if (!result) {
                // Undialled and unrecorded: the try ends as a line that could not be had.
                stored(result, "the begin of a try", jobId);
                return ended(jobId, {DeviceState::fatalError, 0});
            }
            parts_.store.readDocument(documentId, [this, jobId](Result<queue::Bytes> document) {
                if (!document) {
                    spdlog::error("job {}: its document cannot be read: {}", jobId,
                                  document.error().detail);
                    return ended(jobId, {DeviceState::fatalError, 0});
                }
                prepare(jobId, std::move(*document));
            });
        });
    tries_.insert_or_assign(jobId, std::move(next));
}

// Draws the banner line when that is wanted; what cannot be decoded cannot be sent either.
void Outbox::prepare(std::uint32_t jobId, queue::Bytes document) {
    const Job& job = *queue_.find(jobId);
    Try& current = tries_.at(jobId);
    const model::Configuration& configuration = parts_.configuration.current();
    const model::Text& own = job.params.Tsid;
    current.tsid = configuration.UseDeviceTsid || !own || own->empty()
                       ? parts_.ports.settingsOf(*current.line).tsid.value_or(u"")
                       : *own;
    const auto original = std::make_shared<const queue::Bytes>(std::move(document));
    if (!configuration.Branding) return dial(jobId, original);

    const auto branded = std::make_shared<Result<queue::Bytes>>(queue::Bytes{});
    parts_.worker.run(
        [&renderer = parts_.renderer, original, branded,
         banner = bannerOf(job.params, current.tsid, parts_.clock.now())] {
            *branded = renderer.withBanner(*original, banner);
        },
        [this, jobId, branded] {
            if (*branded) {
                return dial(jobId,
                            std::make_shared<const queue::Bytes>(std::move(branded->value())));
            }
            spdlog::error("job {}: no banner line can be drawn: {}", jobId,
                          branded->error().detail);
            ended(jobId, {DeviceState::fatalError, 0});
        });
}

void Outbox::dial(std::uint32_t jobId, std::shared_ptr<const queue::Bytes> document) {
    const Job& job = *queue_.find(jobId);
    Try& current = tries_.at(jobId);
    if (job.state == JobState::deleting) return ended(jobId, {DeviceState::aborting, 0});
    current.dialled = true;
    current.sent = document;
    line::OutgoingCall call;
    call.jobId = jobId;
    call.number = job.params.RecipientNumber.value_or(u"");
    call.tsid = current.tsid;
    call.pages = job.pages;
    call.document = std::move(document);
    current.line->start(
        std::move(call),
        {[this, jobId](DeviceState state, std::uint32_t page) { progressed(jobId, state, page); },
         [this, jobId](line::CallResult result) { ended(jobId, result); }});
}

void Outbox::abortTry(std::uint32_t jobId) {
    Try& current = tries_.at(jobId);
    parts_.events.publish(EventId::aborting, current.line->deviceId(), jobId);
    if (current.dialled && !current.ended) current.line->abort();
}

// ---- what a line reports ------------------------------------------------------------------------

void Outbox::progressed(std::uint32_t jobId, DeviceState state, std::uint32_t page) {
    tries_.at(jobId).page = page;
    Job job = *queue_.find(jobId);
    if (job.state != JobState::deleting) {
        job.status = state;
        put(std::move(job));
    }
    const auto event = state == DeviceState::dialing ? EventId::dialing : EventId::sending;
    parts_.events.publish(event, tries_.at(jobId).line->deviceId(), jobId);
}

void Outbox::ended(std::uint32_t jobId, line::CallResult result) {
    Try& current = tries_.at(jobId);
    current.ended = true;
    current.attempt.ended = parts_.clock.now();
    current.attempt.outcome = result.outcome;
    current.attempt.pages = result.pages;
    if (result.outcome == DeviceState::unavailable) {
        current.refusedBy.insert(current.line->deviceId());
    }
    Job job = *queue_.find(jobId);
    const bool otherLine = freeLine(current.refusedBy) != nullptr;
    const AfterTry after =
        queue::applyOutcome(job, result.outcome, otherLine, parts_.clock.now(), settings_);
    spdlog::info(
        "job {}: try {} on {} ended with {}, {} of {} pages", jobId, current.attempt.number,
        text::toUtf8(current.line->name()),
        model::constantName(model::as::deviceStatus, static_cast<std::uint32_t>(result.outcome)),
        result.pages, job.pages);
    reportTryEnded(parts_.log, job, *current.line, result);
    if (after == AfterTry::otherLine) return finishElsewhere(std::move(job), current);
    // The line is free from here on. Whatever begins on it is recorded, and so heard of, after
    // this.
    const Try done = std::move(current);
    tries_.erase(jobId);
    switch (after) {
        case AfterTry::completed:
            return finishCompleted(std::move(job), done);
        case AfterTry::cancelled:
            return finishCancelled(job, done);
        default:
            return finishStaying(std::move(job), done);
    }
}

void Outbox::finishCompleted(Job job, const Try& done) {
    // Without keep_finished the job leaves with the record of its end, not by its age.
    settings_.keepFinished.count() == 0 ? queue_.put(job) : put(job);
    const auto settle = [this, job, done](const Result<void>& result) {
        stored(result, "the end of a try", job.id);
        parts_.events.publish(EventId::completed, done.line->deviceId(), job.id);
        if (settings_.keepFinished.count() == 0) {
            queue_.erase(job.id);
            parts_.events.publish(EventId::deleted, done.line->deviceId(), job.id);
        }
        release(*done.line);
    };
    const auto record = [this, job, done, settle] {
        if (settings_.keepFinished.count() == 0) {
            parts_.store.recordAndRemove(done.attempt, settle);
        } else {
            parts_.store.record(done.attempt, job, settle);
        }
    };
    keepCopies(job, done, record);
}

// What was sent stays in the sent folder, and in the archive when that is wanted. A copy that
// cannot be kept is no reason to send a fax again.
void Outbox::keepCopies(const Job& job, const Try& done, std::function<void()> then) {
    const model::Configuration& configuration = parts_.configuration.current();
    std::filesystem::path archive;
    if (configuration.ArchiveOutgoingFaxes && configuration.ArchiveDirectory) {
        archive = platform::pathFromUtf16(*configuration.ArchiveDirectory);
    }
    const std::uint32_t sameAs =
        configuration.Branding ? 0 : std::exchange(copies_[job.document], job.id);
    if (copies_.size() > kRememberedCopies) copies_.erase(copies_.begin());
    parts_.worker.run(
        [directory = stateDirectory_, id = job.id, sameAs, archive, now = parts_.clock.now(),
         bytes = done.sent] {
            auto kept = queue::keepSentCopy(directory, id, *bytes, sameAs);
            if (kept && !archive.empty()) kept = queue::archiveCopy(archive, id, now, *bytes);
            if (!kept) {
                spdlog::error("job {}: no copy of what was sent: {}", id, kept.error().detail);
            }
        },
        std::move(then));
}

void Outbox::finishStaying(Job job, const Try& done) {
    put(job);
    parts_.store.record(done.attempt, job, [this, job, done](const Result<void>& result) {
        stored(result, "the end of a try", job.id);
        parts_.events.publish(eventOfOutcome(done.attempt.outcome), done.line->deviceId(), job.id);
        release(*done.line);
    });
}

void Outbox::finishElsewhere(Job job, const Try& done) {
    put(job);
    parts_.store.record(done.attempt, job, [this, job, done](const Result<void>& result) mutable {
        stored(result, "the end of a try", job.id);
        const std::uint32_t deviceId = done.line->deviceId();
        parts_.events.publish(EventId::lineUnavailable, deviceId, job.id);
        parts_.events.publish(EventId::idle, deviceId, kNoJob);
        const Job* now = queue_.find(job.id);
        if (now->state == JobState::deleting) {
            tries_.erase(job.id);
            return finishCancelled(*now, done);
        }
        // The other line may have been taken meanwhile: then none is left.
        line::Line* line = freeLine(done.refusedBy);
        if (line != nullptr) return begin(*now, *line, std::move(done.refusedBy));
        Job copy = *now;
        queue::applyOutcome(copy, DeviceState::unavailable, false, parts_.clock.now(), settings_);
        parts_.store.update(copy, [this, id = copy.id](const Result<void>& stored_) {
            stored(stored_, "a job without a line", id);
        });
        put(std::move(copy));
        tries_.erase(job.id);
        assignLines();
    });
}

void Outbox::finishCancelled(const Job& job, const Try& done) {
    parts_.store.recordAndRemove(done.attempt, [this, job, done](const Result<void>& result) {
        stored(result, "the end of a cancelled try", job.id);
        reportRemoved(parts_.log, job);
        queue_.erase(job.id);
        parts_.events.publish(EventId::deleted, done.line->deviceId(), job.id);
        release(*done.line);
    });
}

void Outbox::release(const line::Line& line) {
    parts_.events.publish(EventId::idle, line.deviceId(), kNoJob);
    assignLines();
}

// ---- leaving the queue --------------------------------------------------------------------------

void Outbox::removeJob(std::uint32_t jobId, std::function<void(Result<void>)> done) {
    const Job before = *queue_.find(jobId);
    Job job = before;
    job.state = JobState::deleting;  // nothing starts it, nobody sees it, while the store works
    queue_.put(std::move(job));
    parts_.store.remove(jobId, [this, before, done = std::move(done)](const Result<void>& result) {
        if (!result) {
            spdlog::error("job {} could not be removed: {}", before.id, result.error().detail);
            put(before);
            return done(result);
        }
        if (queue_.find(before.id) != nullptr) {  // else it had just completed, and left
            queue_.erase(before.id);
            reportRemoved(parts_.log, before);
            parts_.events.publish(EventId::deleted, kNoDevice, before.id);
        }
        done(result);
        setWakeUp();
    });
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
