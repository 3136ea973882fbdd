// SPDX-License-Identifier: MIT
// A turn: wait for events (or only look, when there is other work), tell each watched thing that is
// ready, run the tasks that were posted, ring what is due. Level-triggered, so that every watched
// thing may do a bounded piece of work a turn and nobody starves the others.
#include "ipc/posix/epoll_loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <new>
#include <system_error>

namespace winfax::ipc {
namespace {

constexpr int kEventsPerTurn = 256;

// Rounded up: an alarm never rings early.
int millisecondsUntil(SteadyTime when) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(when - std::chrono::steady_clock::now());
    return static_cast<int>(
        std::clamp<std::int64_t>(left.count(), 0, std::numeric_limits<int>::max()));
}

}  // namespace

EpollLoop::EpollLoop()
    : epoll_(platform::awayFromStdio(platform::Descriptor(::epoll_create1(EPOLL_CLOEXEC)))),
      wake_(
          platform::awayFromStdio(platform::Descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)))) {
    // Edge-triggered: each wakeUp() is an edge, and its counter need never be read.
    epoll_event event{};
    event.events = EPOLLIN | EPOLLET;
    if (!epoll_ || !wake_ ||
        ::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, wake_.number(), &event) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot create the event loop");
}

void EpollLoop::post(std::function<void()> task) {
    bool first;
    {
        const std::lock_guard lock(mutex_);
        first = tasks_.empty();
        try {
            tasks_.push_back(std::move(task));
        } catch (const std::bad_alloc&) {
            taskLost_ = true;
        }
    }
    // The loop's own thread looks at the tasks before it waits.
    if (first && thread_.load() != std::this_thread::get_id()) wakeUp();
}

void EpollLoop::stop() {
    stopped_.store(true);
    wakeUp();
}

void EpollLoop::wakeUp() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(wake_.number(), &one, sizeof one);
}

void EpollLoop::setAlarm(std::optional<SteadyTime> when) { alarm_ = when; }

void EpollLoop::run(Hooks hooks) {
    hooks_ = std::move(hooks);
    thread_.store(std::this_thread::get_id());
    try {
        work();
    } catch (...) {
        finish();
        throw;
    }
    finish();
}

void EpollLoop::work() {
    while (!stopped_.load()) {
        // Only who has something else to do looks without waiting.
        const bool look = hooks_.idle || hasTasks();
        bool worked = turn(!look);
        if (!worked && look && hooks_.idle && !stopped_.load() && !hasTasks()) {
            worked = hooks_.idle();
            if (!worked && !stopped_.load() && !hasTasks()) worked = turn(true);
        }
        if (worked && hooks_.turnEnded && !stopped_.load()) hooks_.turnEnded();
    }
}

void EpollLoop::finish() {
    thread_.store(std::thread::id());
    stopped_.store(false);  // the loop may be run again
    std::vector<std::function<void()>> dropped;
    const std::lock_guard lock(mutex_);
    dropped.swap(tasks_);  // destroyed after the lock is gone: what they hold may post, too
    taskLost_ = false;
}

bool EpollLoop::turn(bool mayWait) {
    bool worked = handleEvents(mayWait ? timeUntilAlarm() : 0);
    worked = runTasks() || worked;
    worked = runAlarms() || worked;
    released_.clear();
    return worked;
}

bool EpollLoop::handleEvents(int timeout) {
    epoll_event events[kEventsPerTurn];
    const int count = ::epoll_wait(epoll_.number(), events, kEventsPerTurn, timeout);
    bool worked = false;
    for (int index = 0; index < count && !stopped_.load(); ++index) {
        if (Watched* watched = find(events[index].data.u64)) {
            watched->ready(events[index].events);
            worked = true;
        }
    }
    return worked;
}

bool EpollLoop::hasTasks() {
    const std::lock_guard lock(mutex_);
    return !tasks_.empty() || taskLost_;
}

bool EpollLoop::runTasks() {
    std::vector<std::function<void()>> tasks;
    {
        const std::lock_guard lock(mutex_);
        if (taskLost_) throw std::bad_alloc();
        tasks.swap(tasks_);
    }
    for (auto& task : tasks) {
        if (stopped_.load()) break;
        task();
        task = nullptr;  // what it holds goes now, not after the last task
    }
    return !tasks.empty();
}

int EpollLoop::timeUntilAlarm() const {
    std::optional<SteadyTime> next = alarm_;
    for (const Wake& wake : wakes_) next = std::min(next.value_or(wake.when), wake.when);
    return next ? millisecondsUntil(*next) : -1;
}

bool EpollLoop::runAlarms() {
    if ((!alarm_ && wakes_.empty()) || stopped_.load()) return false;
    const SteadyTime now = std::chrono::steady_clock::now();
    bool worked = false;
    if (alarm_ && *alarm_ <= now) {
        alarm_.reset();
        if (hooks_.alarm) hooks_.alarm();
        worked = true;
    }
    const auto due = std::partition(wakes_.begin(), wakes_.end(),
                                    [now](const Wake& wake) { return wake.when > now; });
    const std::vector<Wake> ripe(due, wakes_.end());
    wakes_.erase(due, wakes_.end());
    for (const Wake& wake : ripe) {
        if (Watched* watched = find(wake.ticket)) watched->timeUp();
        worked = true;
    }
    return worked;
}

Ticket EpollLoop::enter(Watched& watched) {
    if (freeSlots_.empty()) {
        // Room for all of them: leave(), which destructors call, needs no memory.
        if (freeSlots_.capacity() <= slots_.size()) freeSlots_.reserve(2 * slots_.size() + 1);
        slots_.emplace_back();
        freeSlots_.push_back(static_cast<std::uint32_t>(slots_.size() - 1));
    }
    const std::uint32_t index = freeSlots_.back();
    freeSlots_.pop_back();
    slots_[index].watched = &watched;
    return (static_cast<Ticket>(slots_[index].generation) << 32) | index;
}

void EpollLoop::leave(Ticket ticket) {
    if (!find(ticket)) return;
    const auto index = static_cast<std::uint32_t>(ticket);
    slots_[index].watched = nullptr;
    if (++slots_[index].generation == 0) slots_[index].generation = 1;
    freeSlots_.push_back(index);
}

bool EpollLoop::watch(Ticket ticket, int descriptor, std::uint32_t epollEvents) {
    epoll_event event{};
    event.events = epollEvents;
    event.data.u64 = ticket;
    if (::epoll_ctl(epoll_.number(), EPOLL_CTL_MOD, descriptor, &event) == 0) return true;
    return errno == ENOENT && ::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, descriptor, &event) == 0;
}

// Taken out and not only closed: a child that is being started may hold a copy for a moment.
void EpollLoop::stopWatching(int descriptor) {
    epoll_event unused{};
    ::epoll_ctl(epoll_.number(), EPOLL_CTL_DEL, descriptor, &unused);
}

Watched* EpollLoop::find(Ticket ticket) {
    const auto index = static_cast<std::uint32_t>(ticket);
    const auto generation = static_cast<std::uint32_t>(ticket >> 32);
    if (index >= slots_.size() || slots_[index].generation != generation) return nullptr;
    return slots_[index].watched;
}

void EpollLoop::wakeAt(Ticket ticket, SteadyTime when) { wakes_.push_back({when, ticket}); }

void EpollLoop::adopt(std::unique_ptr<Watched> orphan) { orphans_.push_back(std::move(orphan)); }

// Only moved here: the orphan is in the middle of one of its functions.
void EpollLoop::release(Watched& orphan) {
    const auto found = std::find_if(orphans_.begin(), orphans_.end(),
                                    [&](const auto& held) { return held.get() == &orphan; });
    if (found == orphans_.end()) return;
    released_.push_back(std::move(*found));
    orphans_.erase(found);
}

std::unique_ptr<Loop> makeLoop() { return std::make_unique<EpollLoop>(); }

}  // namespace winfax::ipc
