// SPDX-License-Identifier: MIT
// What happens to a job, as pure functions of job, settings and time: no clock, no store, no line.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

#include "model/errors.h"
#include "queue/job.h"

namespace winfax::queue {

using model::TimeOfDay;

struct Settings {
    std::uint32_t retries = 3;                // further tries after the first (M7)
    std::chrono::minutes retryDelay{10};      // M7
    std::chrono::days dirtyDays{30};          // M4, M7; 0: failed jobs are kept for ever
    TimeOfDay discountStart{20, 0};           // UTC (C4); the window may wrap midnight
    TimeOfDay discountStop{7, 0};             // equal to the start: always open
    std::chrono::seconds keepFinished{0};     // [compat] keep_finished (L10)
    bool scheduleTimeIsLocal = false;         // [compat] schedule_time (C3)
};

// Translates a local calendar time to UTC; given in by the service so that rules stay pure.
using LocalToUtc = std::function<model::Time(const model::CalendarTime&)>;

// C5, C6, K11, M12: everything about a job's parameters that is wrong by itself. 87 with a detail.
model::Result<void> checkParams(const model::JobParam& params);

// When a job submitted at `now` may first be dialled (JSA_*). A time in the past is now (C5).
// `params` has passed checkParams.
model::Time firstDue(const model::JobParam& params, model::Time now, const Settings& settings,
                     const LocalToUtc& localToUtc);

// The next moment at or after `now` inside the discount window.
model::Time nextDiscountTime(model::Time now, const Settings& settings);

// May be assigned to a line at `now`.
bool isReady(const Job& job, model::Time now);
// Waits for its time (`due`) and needs a wake-up then.
bool isWaiting(const Job& job);
// It is of the discount period, and the window is closed at `now`.
bool waitsForWindow(const Job& job, model::Time now, const Settings& settings);
// Is on a line, or is being taken off it. A finished job that is kept visible is not.
bool isActive(const Job& job);

enum class AfterTry : std::uint8_t {
    completed,       // state stays inProgress with status completed, until leavesAt()
    willRetry,       // back in the queue: it waits, or is paused if that was requested (E4)
    otherLine,       // goes on at once on another line (M3): the state stays inProgress
    otherLineLater,  // waits in noLine until `due`, or until a line that has not refused it is free
    failedForGood,
    cancelled,       // was being deleted: remove it
};

// Is there a line that sends and that has not refused this try (M3)?
enum class OtherLine : std::uint8_t {
    none,
    busy,  // there is, and it cannot be had at the moment
    free,
};

// Applies how a try ended: M1, M2, M3, pauseRequested (E4), FS_USER_ABORT. `left` counts only after
// an unavailable line.
AfterTry applyOutcome(Job& job, model::DeviceState outcome, OtherLine left, model::Time now,
                      const Settings& settings);

enum class Effect : std::uint8_t {
    none,     // accepted, nothing changes
    changed,  // the record changed: store it
    remove,   // a queued job is to be deleted
    abort,    // an active job is to be aborted on its line; state is deleting
};

// FaxSetJob and FaxAbort: E2, E3, E4. invalidParameter (87) for a command that this state refuses,
// with a detail that names both.
model::Result<Effect> applyCommand(Job& job, model::JobCommand command, model::Time now);

// Its document cannot be made into pages: FS_FATAL_ERROR, without a try.
void failDocument(Job& job, model::Time now);

// At start-up: a job whose last try has no end. The try counts as failed (FS_DISCONNECTED).
AfterTry applyInterruption(Job& job, model::Time now, const Settings& settings);
// At start-up: a job in progress without such a try was between two lines (M3). Back in the queue.
void putBack(Job& job, model::Time now);

// When a job that has ended leaves the queue by itself; nullopt: never.
std::optional<model::Time> leavesAt(const Job& job, const Settings& settings);

}  // namespace winfax::queue
