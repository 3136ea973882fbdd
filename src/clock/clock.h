// SPDX-License-Identifier: MIT
// The service's one source of time. Retry delays, schedules, discount windows and the lines' pace all
// take it from here, so that a test rig can make hours pass in milliseconds.
//
// Work timers belong to jobs and lines. Housekeeping timers (removing old jobs) fire when time passes
// them but never make it pass: otherwise a jumping clock would run thirty days ahead to delete a
// failed job that somebody wants to look at.
//
// One thread (the loop's) only.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "model/time.h"

namespace winfax::clock {

enum class Mode : std::uint8_t {
    real,       // the system's time
    virtualTime,  // moves only by advance...()
    jump,       // goes to the next work timer as soon as everything else is idle
};

std::optional<Mode> modeFromName(std::string_view name);  // "real", "virtual", "jump"
std::string_view nameOf(Mode mode);

enum class Purpose : std::uint8_t { work, housekeeping };

using TimerId = std::uint64_t;  // 0 is none

class Clock {
public:
    // `start` is the time at which a virtual or jumping clock begins; ignored by the real one.
    Clock(Mode mode, model::Time start);

    Mode mode() const { return mode_; }
    model::Time now() const;

    TimerId at(model::Time when, Purpose purpose, std::function<void()> task);
    void cancel(TimerId timer);

    // The earliest timer of a real clock, for the loop's alarm; nullopt when there is none or when
    // time does not pass by itself.
    std::optional<model::Time> nextAlarm() const;

    // Runs what is due, in order of time and then of creation. Returns true when anything ran.
    bool runDue();

    // Called when everything else is idle: moves a jumping clock, or a virtual one that is being
    // advanced, to its next timer and runs it. Returns true when it did something.
    bool step();

    // Begin to move a virtual clock; step() does the moving, so that what one timer causes happens
    // before the next one fires. `done` gets the time reached. False when the clock is not virtual.
    bool advanceTo(model::Time target, std::function<void(model::Time)> done);
    // Until no work timer is left.
    bool advanceUntilIdle(std::function<void(model::Time)> done);

private:
    struct Timer {
        TimerId id = 0;
        Purpose purpose = Purpose::work;
        std::function<void()> task;
    };
    struct Advance {
        std::optional<model::Time> target;  // nullopt: until idle
        std::function<void(model::Time)> done;
    };
    using Timers = std::multimap<model::Time, Timer>;

    std::optional<model::Time> nextTimer(bool workOnly) const;
    bool moveTo(model::Time limit);
    bool finishAdvance();
    void forgetWork(Timers::const_iterator timer);

    Mode mode_;
    model::Time virtualNow_;
    Timers timers_;
    std::map<TimerId, Timers::iterator> byId_;
    std::set<std::pair<model::Time, TimerId>> work_;
    TimerId lastId_ = 0;
    std::vector<Advance> advances_;
};

}  // namespace winfax::clock
