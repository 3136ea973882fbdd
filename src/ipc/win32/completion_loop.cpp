// SPDX-License-Identifier: MIT
#include "ipc/win32/completion_loop.h"

#include <algorithm>
#include <new>

namespace winfax::ipc {

namespace win32 {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

}  // namespace

CompletionLoop::CompletionLoop() = default;

// Streams and listeners are gone by now and their operations cancelled; the completions of these
// are fetched so that nothing in flight refers to freed memory. One that does not come in time is
// abandoned with its memory.
CompletionLoop::~CompletionLoop() {
    const auto limit = steady_clock::now() + std::chrono::seconds(1);
    for (;;) {
        for (const OVERLAPPED_ENTRY& completion : collected_) {
            completions_->finish(completion, false);
        }
        collected_.clear();
        if (completions_->inFlight() == 0 || steady_clock::now() >= limit) return;
        completions_->collect(10, collected_);
    }
}

void CompletionLoop::post(std::function<void()> task) {
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        first = tasks_.empty();
        try {
            tasks_.push_back(std::move(task));
        } catch (const std::bad_alloc&) {
            taskLost_ = true;
        }
    }
    // A loop that still has tasks looks at all of them before it waits.
    if (first) completions_->wake();
}

void CompletionLoop::stop() {
    stopping_ = true;
    completions_->wake();
}

void CompletionLoop::setTimer(const void* owner, SteadyTime when, std::function<void()> task) {
    timers_[owner] = Timer{when, std::move(task)};
}

void CompletionLoop::run(Hooks hooks) {
    try {
        work(hooks);
    } catch (...) {
        finish();
        throw;
    }
    finish();
}

void CompletionLoop::work(const Hooks& hooks) {
    DWORD wait = 0;
    while (!stopping_) {
        bool worked = finishCompletions(wait);
        worked = runTasks() || worked;
        worked = runTimers(hooks) || worked;
        if (stopping_) break;
        // Nothing to do at all: before the loop sleeps, `idle` may make work.
        if (!worked && wait == 0 && hooks.idle) worked = hooks.idle();
        if (worked && hooks.turnEnded) hooks.turnEnded();
        // Without anybody to ask in an idle turn, the look before the sleep is saved.
        wait = worked && hooks.idle ? 0 : untilNextTimer();
    }
}

void CompletionLoop::finish() {
    stopping_ = false;
    std::deque<std::function<void()>> dropped;  // destroyed without the lock
    const std::lock_guard lock(mutex_);
    dropped.swap(tasks_);
    taskLost_ = false;
}

bool CompletionLoop::finishCompletions(DWORD wait) {
    if (collected_.empty()) completions_->collect(wait, collected_);
    bool worked = false;
    while (!collected_.empty() && !stopping_) {
        const OVERLAPPED_ENTRY completion = collected_.front();
        collected_.pop_front();
        completions_->finish(completion, true);
        worked = true;
    }
    return worked;
}

bool CompletionLoop::runTasks() {
    // Tasks that these post come in the next turn, so that input is never kept waiting for ever.
    std::deque<std::function<void()>> tasks;
    {
        const std::lock_guard lock(mutex_);
        if (taskLost_) throw std::bad_alloc();
        tasks.swap(tasks_);
    }
    for (auto& task : tasks) {
        if (stopping_) break;
        task();
    }
    return !tasks.empty();
}

bool CompletionLoop::runTimers(const Hooks& hooks) {
    const SteadyTime now = steady_clock::now();
    bool worked = false;
    for (auto next = timers_.begin(); next != timers_.end() && !stopping_;) {
        if (next->second.when > now) {
            ++next;
            continue;
        }
        const auto task = std::move(next->second.task);
        timers_.erase(next);
        task();
        worked = true;
        next = timers_.begin();  // the task may have changed the map
    }
    if (alarm_ && *alarm_ <= now && !stopping_) {
        alarm_.reset();
        if (hooks.alarm) hooks.alarm();
        worked = true;
    }
    return worked;
}

DWORD CompletionLoop::untilNextTimer() const {
    std::optional<SteadyTime> next = alarm_;
    for (const auto& [owner, timer] : timers_) {
        if (!next || timer.when < *next) next = timer.when;
    }
    if (!next) return INFINITE;
    // Rounded up, because nothing may come early.
    const auto left = std::chrono::ceil<milliseconds>(*next - steady_clock::now()).count();
    return static_cast<DWORD>(std::clamp<long long>(left, 0, 24LL * 3600 * 1000));
}

}  // namespace win32

std::unique_ptr<Loop> makeLoop() { return std::make_unique<win32::CompletionLoop>(); }

}  // namespace winfax::ipc
