// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "ipc/loop.h"
#include "platform/posix/descriptor.h"

namespace winfax::ipc {

// Something that the loop watches: a connection or a listener.
class Watched {
  public:
    virtual ~Watched() = default;
    virtual void ready(std::uint32_t epollEvents) = 0;
    // The moment set by wakeAt() has come.
    virtual void timeUp() {}
};

// Names a watched thing. A number, never a pointer: events of a turn may be about what an earlier
// event of that turn destroyed. 0 names nothing.
using Ticket = std::uint64_t;

class EpollLoop final : public Loop {
  public:
    static constexpr std::size_t kReadSize = 64 * 1024;

    EpollLoop();

    void post(std::function<void()> task) override;
    void stop() override;
    void setAlarm(std::optional<SteadyTime> when) override;
    void run(Hooks hooks) override;

    // The rest is for the loop's own streams and listeners, on its thread.
    Ticket enter(Watched& watched);
    void leave(Ticket ticket);
    // False when the system has no memory for one more.
    bool watch(Ticket ticket, int descriptor, std::uint32_t epollEvents);
    // To be called before the descriptor is closed.
    void stopWatching(int descriptor);
    void wakeAt(Ticket ticket, SteadyTime when);

    // Where everybody reads into, one at a time.
    std::span<std::byte> readBuffer() { return readBuffer_; }

    // Keeps a connection that nobody holds any more until it says goodbye by release().
    void adopt(std::unique_ptr<Watched> orphan);
    void release(Watched& orphan);

  private:
    struct Slot {
        Watched* watched = nullptr;
        std::uint32_t generation = 1;
    };
    struct Wake {
        SteadyTime when;
        Ticket ticket;
    };

    void work();
    void finish();
    bool turn(bool mayWait);
    bool runTasks();
    bool runAlarms();
    bool handleEvents(int timeout);
    bool hasTasks();
    int timeUntilAlarm() const;
    void wakeUp();
    Watched* find(Ticket ticket);

    platform::Descriptor epoll_;
    platform::Descriptor wake_;
    Hooks hooks_;
    std::optional<SteadyTime> alarm_;
    std::vector<Wake> wakes_;  // few: listeners in need and orphans
    std::vector<Slot> slots_;
    std::vector<std::uint32_t> freeSlots_;
    std::vector<std::unique_ptr<Watched>> released_;
    std::array<std::byte, kReadSize> readBuffer_;
    std::atomic<bool> stopped_ = false;
    std::atomic<std::thread::id> thread_{};
    std::mutex mutex_;  // guards the two below
    std::vector<std::function<void()>> tasks_;
    bool taskLost_ = false;                          // for want of memory
    std::vector<std::unique_ptr<Watched>> orphans_;  // last: they leave the loop when they end
};

}  // namespace winfax::ipc
