// SPDX-License-Identifier: MIT
#include "queue/rules.h"

#include <algorithm>
#include <string>
#include <utility>

namespace winfax::queue {
namespace {

using model::DeviceState;
using model::ErrorCode;
using model::JobCommand;
using model::JobState;
using model::ReportType;
using model::Result;
using model::ScheduleAction;
using model::Time;

// Before a job whose other lines are busy tries all of them again, if RetryDelay is 0.
constexpr std::chrono::minutes kLeastWait{1};

tl::unexpected<model::Error> refuse(std::string detail) {
    return model::fail(ErrorCode::invalidParameter, std::move(detail));
}

ScheduleAction scheduleOf(const model::JobParam& params) {
    return static_cast<ScheduleAction>(params.ScheduleAction);
}

struct LengthJudge {
    std::string problem;
    void operator()(std::string_view name, model::as, const model::Text& text) {
        if (!text || text->size() <= model::kMaxTextLength) return;
        problem = std::string(name) + " has " + std::to_string(text->size()) +
                  " characters; at most " + std::to_string(model::kMaxTextLength) + " are accepted";
    }
    void operator()(std::string_view, model::as, const auto&) {}
};

// K11, for every text among the parameters.
Result<void> checkLengths(const model::JobParam& params) {
    LengthJudge judge;
    model::JobParam::fields(judge, params);
    if (!judge.problem.empty()) return refuse(std::move(judge.problem));
    return {};
}

std::string describe(const model::CalendarTime& time) {
    return std::to_string(time.wYear) + "-" + std::to_string(time.wMonth) + "-" +
           std::to_string(time.wDay) + " " + std::to_string(time.wHour) + ":" +
           std::to_string(time.wMinute) + ":" + std::to_string(time.wSecond);
}

// Retries of a job of the discount period stay inside it.
Time retryTime(const Job& job, Time now, std::chrono::minutes delay, const Settings& settings) {
    const Time later = now + delay;
    if (scheduleOf(job.params) != ScheduleAction::discountPeriod) return later;
    return nextDiscountTime(later, settings);
}

AfterTry endForGood(Job& job, JobState state, Time now) {
    job.state = state;
    job.pauseRequested = false;
    job.ended = now;
    return AfterTry::failedForGood;
}

// E4: a pause asked for while the job was active takes effect now.
AfterTry backToQueue(Job& job, JobState state, Time due, AfterTry after) {
    job.state = state;
    job.due = due;
    if (!job.pauseRequested) return after;
    job.pauseRequested = false;
    job.stateBeforePause = state;
    job.state = JobState::paused;
    return AfterTry::willRetry;
}

JobState waitingState(const Job& job) {
    return job.tries == 0 ? JobState::pending : JobState::retrying;
}

AfterTry countTry(Job& job, JobState waitingState, Time now, const Settings& settings) {
    ++job.tries;
    if (job.tries > settings.retries) return endForGood(job, JobState::retriesExceeded, now);
    return backToQueue(job, waitingState, retryTime(job, now, settings.retryDelay, settings), AfterTry::willRetry);
}

// Not counted while a line is left: one that is broken must not use up the tries of jobs that
// another line would have sent. Lines that are busy for ever must not hold the job up either, so it
// begins anew after a while.
AfterTry lineUnavailable(Job& job, OtherLine left, Time now, const Settings& settings) {
    if (left == OtherLine::none) return countTry(job, JobState::noLine, now, settings);
    if (job.pauseRequested) return backToQueue(job, waitingState(job), now, AfterTry::willRetry);
    if (left == OtherLine::busy) {
        const Time due = retryTime(job, now, std::max(settings.retryDelay, kLeastWait), settings);
        return backToQueue(job, JobState::noLine, due, AfterTry::otherLineLater);
    }
    job.status = DeviceState::initializing;
    return AfterTry::otherLine;
}

tl::unexpected<model::Error> refuseCommand(const Job& job, std::string_view command) {
    std::string state =
        model::constantText(model::as::jobStatus, static_cast<std::uint32_t>(job.state));
    if (job.ended && job.state == JobState::inProgress) state = "completed";
    return refuse(std::string(command) + " is refused: job " + std::to_string(job.id) + " is " +
                  state);
}

Result<Effect> cancel(Job& job) {
    if (job.state == JobState::deleting) return refuseCommand(job, "JC_DELETE");
    if (!isActive(job)) return Effect::remove;
    job.state = JobState::deleting;
    job.status = DeviceState::aborting;
    job.pauseRequested = false;
    return Effect::abort;
}

Result<Effect> pause(Job& job) {
    if (job.state == JobState::inProgress && isActive(job)) {
        return std::exchange(job.pauseRequested, true) ? Effect::none : Effect::changed;
    }
    if (job.state != JobState::pending && job.state != JobState::retrying) {
        return refuseCommand(job, "JC_PAUSE");
    }
    job.stateBeforePause = job.state;
    job.state = JobState::paused;
    return Effect::changed;
}

Result<Effect> resume(Job& job, Time now) {
    switch (job.state) {
        case JobState::retriesExceeded:
        case JobState::failed:
            job.state = JobState::pending;
            job.tries = 0;
            job.due = now;
            job.ended.reset();
            return Effect::changed;
        case JobState::paused:
            job.state = std::exchange(job.stateBeforePause, JobState::pending);
            return Effect::changed;
        case JobState::inProgress:
            if (!isActive(job)) return refuseCommand(job, "JC_RESUME");
            return std::exchange(job.pauseRequested, false) ? Effect::changed : Effect::none;
        case JobState::pending:
        case JobState::retrying:
        case JobState::noLine:
            return Effect::none;
        case JobState::deleting:
            break;
    }
    return refuseCommand(job, "JC_RESUME");
}

}  // namespace

Result<void> checkParams(const model::JobParam& params) {
    if (!params.RecipientNumber) return refuse("RecipientNumber is missing");
    if (params.RecipientNumber->empty()) return refuse("RecipientNumber is empty");
    if (auto checked = checkLengths(params); !checked) return checked;

    if (params.ScheduleAction > static_cast<std::uint32_t>(ScheduleAction::discountPeriod)) {
        return refuse("ScheduleAction is " + std::to_string(params.ScheduleAction) +
                      "; 0 (JSA_NOW) to 2 (JSA_DISCOUNT_PERIOD) are accepted");
    }
    if (scheduleOf(params) == ScheduleAction::specificTime &&
        !model::fromCalendarTime(params.ScheduleTime)) {
        return refuse("ScheduleTime " + describe(params.ScheduleTime) + " is no time that exists");
    }
    if (params.DeliveryReportType > static_cast<std::uint32_t>(ReportType::inbox)) {
        return refuse("DeliveryReportType is " + std::to_string(params.DeliveryReportType) +
                      "; 0 (DRT_NONE) to 2 (DRT_INBOX) are accepted");
    }
    const bool byMail = params.DeliveryReportType == static_cast<std::uint32_t>(ReportType::email);
    if (byMail && params.DeliveryReportAddress.value_or(u"").empty()) {
        return refuse("DeliveryReportType is DRT_EMAIL and DeliveryReportAddress is missing");
    }
    return {};
}

Time firstDue(const model::JobParam& params, Time now, const Settings& settings,
              const LocalToUtc& localToUtc) {
    switch (scheduleOf(params)) {
        case ScheduleAction::specificTime: {
            if (settings.scheduleTimeIsLocal) return std::max(now, localToUtc(params.ScheduleTime));
            return std::max(now, model::fromCalendarTime(params.ScheduleTime).value_or(now));
        }
        case ScheduleAction::discountPeriod:
            return nextDiscountTime(now, settings);
        case ScheduleAction::now:
            break;
    }
    return now;
}

Time nextDiscountTime(Time now, const Settings& settings) {
    const auto sinceMidnight = [](TimeOfDay time) {
        return std::chrono::hours(time.Hour) + std::chrono::minutes(time.Minute);
    };
    const auto start = sinceMidnight(settings.discountStart);
    const auto stop = sinceMidnight(settings.discountStop);
    const auto midnight = std::chrono::floor<std::chrono::days>(now);
    const model::Ticks time = now - midnight;

    const bool wraps = stop < start;
    const bool inside = wraps ? time >= start || time < stop : time >= start && time < stop;
    if (inside || start == stop) return now;
    return Time(midnight) + start + (time < start ? std::chrono::days(0) : std::chrono::days(1));
}

bool isReady(const Job& job, Time now) { return isWaiting(job) && job.due <= now; }

bool isWaiting(const Job& job) {
    return job.state == JobState::pending || job.state == JobState::retrying ||
           job.state == JobState::noLine;
}

bool waitsForWindow(const Job& job, Time now, const Settings& settings) {
    return scheduleOf(job.params) == ScheduleAction::discountPeriod &&
           nextDiscountTime(now, settings) > now;
}

bool isActive(const Job& job) {
    if (job.state == JobState::deleting) return true;
    return job.state == JobState::inProgress && !job.ended;
}

AfterTry applyOutcome(Job& job, DeviceState outcome, OtherLine left, Time now,
                      const Settings& settings) {
    const bool deleting = job.state == JobState::deleting;
    job.status = DeviceState::none;
    job.lastOutcome = outcome;
    if (outcome == DeviceState::completed) {  // also when a deletion came too late to stop it
        if (!deleting) job.state = JobState::inProgress;
        job.status = outcome;
        job.pauseRequested = false;
        job.ended = now;
        return AfterTry::completed;
    }
    if (deleting || outcome == DeviceState::aborting) {
        job.state = JobState::deleting;
        return AfterTry::cancelled;
    }
    switch (outcome) {
        case DeviceState::badAddress:
        case DeviceState::callBlacklisted:
            ++job.tries;
            return endForGood(job, JobState::failed, now);
        case DeviceState::unavailable:
            return lineUnavailable(job, left, now, settings);
        default:
            return countTry(job, JobState::retrying, now, settings);
    }
}

Result<Effect> applyCommand(Job& job, JobCommand command, Time now) {
    switch (command) {
        case JobCommand::cancel:
            return cancel(job);
        case JobCommand::pause:
            return pause(job);
        case JobCommand::resume:
            return resume(job, now);
        case JobCommand::unknown:
            break;
    }
    return refuse("command " + std::to_string(static_cast<std::uint32_t>(command)) + " for job " +
                  std::to_string(job.id) +
                  " is unknown; JC_DELETE (1), JC_PAUSE (2) and JC_RESUME (3) are accepted");
}

void failDocument(Job& job, Time now) {
    job.status = DeviceState::none;
    job.lastOutcome = DeviceState::fatalError;
    (void)endForGood(job, JobState::failed, now);
}

AfterTry applyInterruption(Job& job, Time now, const Settings& settings) {
    return applyOutcome(job, DeviceState::disconnected, OtherLine::none, now, settings);
}

void putBack(Job& job, Time now) {
    job.status = DeviceState::none;
    backToQueue(job, waitingState(job), now, AfterTry::willRetry);
}

std::optional<Time> leavesAt(const Job& job, const Settings& settings) {
    if (!job.ended) return std::nullopt;
    switch (job.state) {
        case JobState::deleting:
            return job.ended;
        case JobState::inProgress:
            return *job.ended + settings.keepFinished;
        case JobState::failed:
        case JobState::retriesExceeded:
            if (settings.dirtyDays == std::chrono::days(0)) return std::nullopt;
            return *job.ended + settings.dirtyDays;
        default:
            return std::nullopt;
    }
}

}  // namespace winfax::queue
