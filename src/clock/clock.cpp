// SPDX-License-Identifier: MIT
#include "clock/clock.h"

#include <algorithm>
#include <array>

namespace winfax::clock {
namespace {

struct Name {
    Mode mode;
    std::string_view name;
};
constexpr std::array kNames{Name{Mode::real, "real"}, Name{Mode::virtualTime, "virtual"},
                            Name{Mode::jump, "jump"}};

}  // namespace

std::optional<Mode> modeFromName(std::string_view name) {
    const auto found = std::ranges::find(kNames, name, &Name::name);
    if (found == kNames.end()) return std::nullopt;
    return found->mode;
}

std::string_view nameOf(Mode mode) { return std::ranges::find(kNames, mode, &Name::mode)->name; }

Clock::Clock(Mode mode, model::Time start) : mode_(mode), virtualNow_(start) {}

model::Time Clock::now() const {
    if (mode_ != Mode::real) return virtualNow_;
    return std::chrono::floor<model::Ticks>(std::chrono::system_clock::now());
}

TimerId Clock::at(model::Time when, Purpose purpose, std::function<void()> task) {
    const TimerId id = ++lastId_;
    byId_.emplace(id, timers_.emplace(when, Timer{id, purpose, std::move(task)}));
    if (purpose == Purpose::work) work_.emplace(when, id);
    return id;
}

void Clock::cancel(TimerId timer) {
    const auto found = byId_.find(timer);
    if (found == byId_.end()) return;
    forgetWork(found->second);
    // Out of both lists before it is destroyed: what a task holds may cancel timers when it goes.
    const auto removed = timers_.extract(found->second);
    byId_.erase(found);
}

std::optional<model::Time> Clock::nextAlarm() const {
    if (mode_ != Mode::real) return std::nullopt;
    return nextTimer(false);
}

bool Clock::runDue() {
    const model::Time limit = now();
    bool ran = false;
    while (!timers_.empty() && timers_.begin()->first <= limit) {
        const auto first = timers_.begin();
        forgetWork(first);
        const auto timer = timers_.extract(first);
        byId_.erase(timer.mapped().id);
        timer.mapped().task();
        ran = true;
    }
    return ran;
}

bool Clock::step() {
    if (mode_ == Mode::jump) {
        const auto work = nextTimer(true);
        return work.has_value() && moveTo(*work);
    }
    if (advances_.empty()) return false;

    const auto target = advances_.front().target;
    const auto limit = target ? target : nextTimer(true);
    if (limit && moveTo(*limit)) return true;
    return finishAdvance();
}

bool Clock::advanceTo(model::Time target, std::function<void(model::Time)> done) {
    if (mode_ != Mode::virtualTime) return false;
    advances_.push_back({target, std::move(done)});
    return true;
}

bool Clock::advanceUntilIdle(std::function<void(model::Time)> done) {
    if (mode_ != Mode::virtualTime) return false;
    advances_.push_back({std::nullopt, std::move(done)});
    return true;
}

std::optional<model::Time> Clock::nextTimer(bool workOnly) const {
    if (workOnly) {
        return work_.empty() ? std::nullopt : std::optional(work_.begin()->first);
    }
    return timers_.empty() ? std::nullopt : std::optional(timers_.begin()->first);
}

// Goes as far as the next moment at which any timer is due, but not beyond `limit`, and runs what
// is due then. Stopping at each moment lets everything that one timer causes happen before time
// passes.
bool Clock::moveTo(model::Time limit) {
    const auto next = nextTimer(false);
    if (!next || *next > limit) return false;
    virtualNow_ = std::max(virtualNow_, *next);
    return runDue();
}

bool Clock::finishAdvance() {
    const Advance advance = std::move(advances_.front());
    advances_.erase(advances_.begin());
    if (advance.target) virtualNow_ = std::max(virtualNow_, *advance.target);
    if (advance.done) advance.done(virtualNow_);
    return true;
}

void Clock::forgetWork(Timers::const_iterator timer) {
    work_.erase({timer->first, timer->second.id});
}

}  // namespace winfax::clock
