// SPDX-License-Identifier: MIT
// Replay mode (WINFAX_REPLAY=FILE): a recording answers, and no service is there. Where the program
// does something else than was recorded, that is said exactly (docs/replay.md).
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "watching/invocation.h"
#include "watching/recording.h"

namespace winfax::watching {

class Replay {
  public:
    enum class Order {
        strict,  // in each thread calls come as they were recorded, one after the other
        loose    // the first recorded call that is alike answers; the last such one again and again
    };

    // `say` gets each departure in words. `speed`: 0 answers at once; 1 takes the time that was
    // recorded, 2 half of it, and so on.
    Replay(std::vector<RecordedCall> calls, Order order, double speed,
           std::function<void(std::string)> say);

    // As WINFAX_REPLAY, WINFAX_REPLAY_ORDER (strict, loose) and WINFAX_REPLAY_SPEED ask. A file
    // that cannot be read is said, and then answers every call with a departure: a program that is
    // to be replayed must not reach a service.
    static std::unique_ptr<Replay> fromEnvironment(std::function<void(std::string)> say);

    // What answers this call, or nullptr, and then the departure was said. Waits as the speed asks.
    // Any thread.
    const RecordedCall* answer(const Invocation& call);

    // The program's callback did not say what was recorded.
    void departed(const Invocation& call, const std::string& how);

    // Waits until the event is due, as the speed asks.
    void awaitEvent(const RecordedCall& call, const RecordedEvent& event) const;

    // The recorded calls that were never made; said as one departure at the end.
    void finish();

  private:
    bool alike(const RecordedCall& recorded, const Invocation& call) const;
    const RecordedCall* takeStrict(const Invocation& call);
    // The place of the recorded thread whose next call is this one.
    std::optional<std::size_t> threadDoing(const Invocation& call);
    std::string nextCallOf(std::optional<std::size_t> thread) const;
    const RecordedCall* takeLoose(const Invocation& call);
    void pause(double seconds) const;

    // The calls of one recorded thread that were not made yet.
    struct Thread {
        std::deque<std::size_t> left;  // places in calls_
        bool taken = false;            // a thread of the program does what this one did
    };

    const std::vector<RecordedCall> calls_;
    const std::set<std::string> handles_;  // that the recorded calls handed out
    std::vector<bool> used_;
    std::vector<Thread> threads_;  // in the order of their first calls
    std::map<std::uint64_t, std::size_t>
        threadsDone_;  // by a thread of the program, in strict order
    const Order order_;
    const double speed_;
    const std::function<void(std::string)> say_;
    std::mutex mutex_;
};

}  // namespace winfax::watching
