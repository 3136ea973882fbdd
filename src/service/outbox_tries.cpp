// SPDX-License-Identifier: MIT
// Outbox: a try to send a job, from its begin to its end.
#include <spdlog/spdlog.h>
#include <algorithm>

#include "platform/paths.h"
#include "queue/sent_folder.h"
#include "service/job_reports.h"
#include "service/local_time.h"
#include "service/outbox.h"
#include "service/record_in_the_end.h"
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

void Outbox::begin(Job job, std::uint32_t deviceId, queue::Refusal refusal) {
    const std::uint32_t jobId = job.id;
    line::Line& line = *parts_.ports.find(deviceId);
    job.state = JobState::inProgress;
    job.status = DeviceState::initializing;
    Try next;
    next.line = &line;
    next.refusal = std::move(refusal);
    next.refusal.since = job.due;
    next.attempt.jobId = jobId;
    next.attempt.number = ++job.attempts;
    next.attempt.deviceId = deviceId;
    next.attempt.started = parts_.clock.now();
    reportTryBegins(parts_.log, job, line);
    put(job);
    parts_.store.record(next.attempt, std::move(job), [this, jobId](const Result<void>& result) {
        if (!result) {
            // Undialled and unrecorded: the try ends as a line that could not be had.
            stored(result, "the begin of a try", jobId);
            return ended(jobId, {DeviceState::fatalError});
        }
        parts_.pages.read(*queue_.find(jobId), [this, jobId](Result<queue::Bytes> document) {
            if (!document) {
                spdlog::error("job {}: its document cannot be read: {}", jobId,
                              document.error().detail);
                return ended(jobId, {DeviceState::fatalError});
            }
            prepare(jobId, std::move(*document));
        });
    });
    tries_.insert_or_assign(jobId, std::move(next));
}

// Draws the banner line when that is wanted, and writes the pages anew for a line that decodes them;
// what cannot be decoded cannot be sent either.
void Outbox::prepare(std::uint32_t jobId, queue::Bytes document) {
    const Job& job = *queue_.find(jobId);
    Try& current = tries_.at(jobId);
    const model::Configuration& configuration = parts_.configuration.current();
    const model::Text& own = job.params.Tsid;
    current.tsid = configuration.UseDeviceTsid || !own || own->empty()
                       ? parts_.ports.settingsOf(*current.line).tsid.value_or(u"")
                       : *own;
    if (current.tsid.size() > model::kStationIdLength) current.tsid.resize(model::kStationIdLength);
    const auto original = std::make_shared<const queue::Bytes>(std::move(document));
    const bool branding = configuration.Branding != 0;
    const bool covered = job.cover != 0;  // such pages are of our own writing already
    current.rewritten = branding || covered || current.line->capabilities().decodesPages;
    if (!branding && (covered || !current.rewritten)) return dial(jobId, original);

    parts_.worker.run(
        [&renderer = parts_.renderer, original, branding,
         banner = bannerOf(job.params, current.tsid, parts_.clock.now())] {
            return branding ? renderer.withBanner(*original, banner)
                            : renderer.cleanPages(*original);
        },
        [this, jobId](Result<queue::Bytes> rendered) {
            if (rendered) {
                return dial(jobId, std::make_shared<const queue::Bytes>(std::move(*rendered)));
            }
            spdlog::error("job {}: its pages cannot be decoded: {}", jobId,
                          rendered.error().detail);
            ended(jobId, {DeviceState::fatalError});
        });
}

void Outbox::dial(std::uint32_t jobId, std::shared_ptr<const queue::Bytes> document) {
    const Job& job = *queue_.find(jobId);
    Try& current = tries_.at(jobId);
    if (job.state == JobState::deleting) return ended(jobId, {DeviceState::aborting});
    // Somebody may have called it meanwhile.
    if (current.line->state() != DeviceState::available) {
        return ended(jobId, {DeviceState::unavailable});
    }
    current.dialled = true;
    current.sent = document;
    line::OutgoingCall call;
    call.jobId = jobId;
    call.attempt = current.attempt.number;
    call.number = job.params.RecipientNumber.value_or(u"");
    call.recipient = job.params.RecipientName.value_or(u"");
    call.user = job.userName.value_or(u"");
    call.documentName = job.params.DocumentName.value_or(u"");
    call.tsid = current.tsid;
    call.pages = job.pages;
    call.document = std::move(document);
    current.line->start(
        std::move(call),
        {[this, jobId](DeviceState state, std::uint32_t page) { progressed(jobId, state, page); },
         [this, jobId](line::CallResult result) { ended(jobId, std::move(result)); }});
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
        current.refusal.lines.insert(current.attempt.deviceId);
    }
    Job job = *queue_.find(jobId);
    const auto left = queue::otherLine(job, situation(), current.refusal.lines);
    const AfterTry after =
        queue::applyOutcome(job, result.outcome, left, parts_.clock.now(), settings_);
    spdlog::info(
        "job {}: try {} on {} ended with {}, {} of {} pages", jobId, current.attempt.number,
        text::toUtf8(current.line->name()),
        model::constantName(model::as::deviceStatus, static_cast<std::uint32_t>(result.outcome)),
        result.pages, job.pages);
    reportTryEnded(parts_.log, job, *current.line, result);
    parts_.journal.keep(jobId, current.attempt.number, job.owner, result);
    if (after == AfterTry::otherLine) return finishElsewhere(std::move(job), current);
    // The line is free from here on, and may go: what follows knows its id only. Whatever begins on
    // it is recorded, and so heard of, after this.
    Try done = std::move(current);
    done.line = nullptr;
    tries_.erase(jobId);
    switch (after) {
        case AfterTry::completed:
            return finishCompleted(std::move(job), done);
        case AfterTry::cancelled:
            return finishCancelled(job, done);
        case AfterTry::otherLineLater:
            return finishStaying(std::move(job), done, done.refusal);
        default:
            return finishStaying(std::move(job), done, {});
    }
}

void Outbox::finishCompleted(Job job, const Try& done) {
    // Without keep_finished, or aborted too late, the job leaves with the record of its end, not by
    // its age.
    const bool leaves = settings_.keepFinished.count() == 0 || job.state == JobState::deleting;
    leaves ? queue_.put(job) : put(job);
    settling_[job.id];
    const auto settle = [this, job, done, leaves](const Result<void>& result) {
        stored(result, "the end of a try", job.id);
        parts_.events.publish(EventId::completed, done.attempt.deviceId, job.id);
        if (leaves) {
            queue_.erase(job.id);
            parts_.events.publish(EventId::deleted, done.attempt.deviceId, job.id);
        }
        const auto settled = settling_.extract(job.id);
        for (const auto& waiting : settled.mapped()) waiting();
        release(done.attempt.deviceId);
    };
    const auto record = [this, done, leaves, settle] {
        leaves ? recordLast(done.attempt, settle) : recordEnd(done.attempt, settle);
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
        done.rewritten ? 0 : std::exchange(copies_[job.document], job.id);
    if (copies_.size() > kRememberedCopies) copies_.erase(copies_.begin());
    parts_.worker.run(
        [directory = stateDirectory_, id = job.id, sameAs, archive, now = parts_.clock.now(),
         bytes = done.sent]() -> Result<std::filesystem::path> {
            auto kept = queue::keepSentCopy(directory, id, *bytes, sameAs);
            if (kept && !archive.empty()) kept = queue::archiveCopy(archive, id, now, *bytes);
            return kept;
        },
        [id = job.id, then = std::move(then)](const auto& kept) {
            if (!kept) {
                spdlog::error("job {}: no copy of what was sent: {}", id, kept.error().detail);
            }
            then();
        });
}

void Outbox::finishStaying(Job job, const Try& done, queue::Refusal refusal) {
    put(job, std::move(refusal));
    recordEnd(done.attempt, [this, job, done](const Result<void>& result) {
        stored(result, "the end of a try", job.id);
        parts_.events.publish(eventOfOutcome(done.attempt.outcome), done.attempt.deviceId, job.id);
        release(done.attempt.deviceId);
    });
}

// Until its end is recorded the try keeps the job and the line.
void Outbox::finishElsewhere(Job job, const Try& done) {
    put(std::move(job));
    recordEnd(done.attempt, [this, done](const Result<void>& result) {
        const std::uint32_t jobId = done.attempt.jobId;
        stored(result, "the end of a try", jobId);
        parts_.events.publish(EventId::lineUnavailable, done.attempt.deviceId, jobId);
        tries_.erase(jobId);
        const Job now = *queue_.find(jobId);
        if (now.state == JobState::deleting) return finishCancelled(now, done);
        goOn(now, done);
        release(done.attempt.deviceId);
    });
}

// The other line may have been taken meanwhile, or somebody wants the job to pause.
void Outbox::goOn(const Job& job, const Try& done) {
    const queue::Situation at = situation();
    const auto left = queue::otherLine(job, at, done.refusal.lines);
    Job next = job;
    const AfterTry after =
        queue::applyOutcome(next, DeviceState::unavailable, left, at.now, settings_);
    if (after == AfterTry::otherLine) {
        return begin(std::move(next), *queue::freeLine(at, done.refusal.lines), done.refusal);
    }
    put(next, after == AfterTry::otherLineLater ? done.refusal : queue::Refusal{});
    parts_.store.update(std::move(next), [this, id = job.id](const Result<void>& result) {
        stored(result, "a job without a line", id);
    });
}

void Outbox::finishCancelled(const Job& job, const Try& done) {
    recordLast(done.attempt, [this, job, done](const Result<void>& result) {
        stored(result, "the end of a cancelled try", job.id);
        reportRemoved(parts_.log, job);
        queue_.erase(job.id);
        parts_.events.publish(EventId::deleted, done.attempt.deviceId, job.id);
        release(done.attempt.deviceId);
    });
}

// With its job as that is then: somebody may have changed it, or removed both, since.
void Outbox::recordEnd(const queue::Attempt& attempt, queue::Store::Done done) {
    recordInTheEnd(
        parts_.clock,
        [this, attempt](queue::Store::Done recorded) {
            const Job* const job = queue_.find(attempt.jobId);
            job ? parts_.store.record(attempt, *job, std::move(recorded)) : recorded({});
        },
        std::move(done));
}

// Its job leaves with it.
void Outbox::recordLast(const queue::Attempt& attempt, queue::Store::Done done) {
    recordInTheEnd(
        parts_.clock,
        [this, attempt](queue::Store::Done recorded) {
            parts_.store.recordAndRemove(attempt, std::move(recorded));
        },
        std::move(done));
}

// The line itself may be gone by now.
void Outbox::release(std::uint32_t deviceId) {
    parts_.events.publish(EventId::idle, deviceId, kNoJob);
    assignLines();
}

}  // namespace winfax::service
