// SPDX-License-Identifier: MIT
// The reactor on Windows: everything that happens arrives at one completion port.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "ipc/loop.h"
#include "platform/win32/handles.h"

namespace winfax::ipc::win32 {

// An overlapped operation. While it is in flight the system writes into it and into its owner's
// buffers, so it keeps its owner alive until its completion was taken from the port.
struct Operation : OVERLAPPED {
    Operation() : OVERLAPPED{} {}
    // Bytes, once it is done.
    DWORD moved() const { return static_cast<DWORD>(InternalHigh); }

    std::function<void(bool succeeded, DWORD bytes)> finished;  // on the loop's thread
    std::shared_ptr<void> owner;
};

// The port and what is in flight at it. Shared by the loop and all connections: one that outlives
// its loop hears of nothing any more, and does no harm.
class CompletionPort {
public:
    CompletionPort();

    // Completions of the handle's operations come here from now on. Not of one that is done at
    // once: the call that started it says so, and to fetch that here as well would cost a wait.
    bool attach(HANDLE handle);

    // Before the call that starts an operation.
    void begin(Operation& operation, std::shared_ptr<void> owner);
    // After that call failed or was done at once, so that no completion will come.
    void takeBack(Operation& operation);
    // An operation that was done at once: its callback comes in turn all the same.
    void defer(Operation& operation);
    // The same for one that is our own, which no system call has started.
    void complete(Operation& operation, std::shared_ptr<void> owner);

    // Ends the waiting of collect(). Any thread.
    void wake();

    // Waits for completions at most this long and appends them. Wakes count as nothing.
    void collect(DWORD milliseconds, std::deque<OVERLAPPED_ENTRY>& completions);

    // Calls back for a completion, or with `heard` false only lets go of its owner.
    void finish(const OVERLAPPED_ENTRY& completion, bool heard);

    std::size_t inFlight() const { return inFlight_; }

private:
  void expectAfter(ULONG count);

  platform::win32::UniqueHandle port_;
  std::size_t inFlight_ = 0;
  ULONG expected_ = 1;  // so many completions are asked for
  int timesFull_ = 0;   // so many times in a row came as many
};

class CompletionLoop final : public Loop {
public:
    CompletionLoop();
    ~CompletionLoop() override;

    void post(std::function<void()> task) override;
    void stop() override;
    void setAlarm(std::optional<SteadyTime> when) override { alarm_ = when; }
    void run(Hooks hooks) override;

    const std::shared_ptr<CompletionPort>& completions() const { return completions_; }

    // A timer beside the alarm, one for each owner; a new one replaces the former. It is called
    // once.
    void setTimer(const void* owner, SteadyTime when, std::function<void()> task);
    void removeTimer(const void* owner) { timers_.erase(owner); }

private:
    struct Timer {
        SteadyTime when;
        std::function<void()> task;
    };

    void work(const Hooks& hooks);
    void finish();
    // Each says whether there was anything to do.
    bool finishCompletions(DWORD milliseconds);
    bool runTasks();
    bool runTimers(const Hooks& hooks);
    DWORD untilNextTimer() const;

    const std::shared_ptr<CompletionPort> completions_ = std::make_shared<CompletionPort>();
    std::deque<OVERLAPPED_ENTRY> collected_;
    std::optional<SteadyTime> alarm_;
    std::map<const void*, Timer> timers_;
    std::atomic<bool> stopping_{false};
    std::mutex mutex_;  // guards the two below
    std::deque<std::function<void()>> tasks_;
    bool taskLost_ = false;  // for want of memory
};

}  // namespace winfax::ipc::win32
