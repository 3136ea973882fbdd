// SPDX-License-Identifier: MIT
// What wakes faxctl watch: events of the service, its end, keys, Ctrl-C, a time limit. Each comes
// on a thread of its own and is kept until the watch asks.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "model/event.h"
#include "tool/service.h"

namespace winfax::tool {

class Wakeups {
  public:
    using Clock = std::chrono::steady_clock;

    struct Woken {
        std::vector<model::Event> events;  // all that came since the last time
        bool serviceLost = false;          // it ended, or the connection did
        bool refresh = false;              // a key
        bool quit = false;                 // q, Ctrl-C
    };

    // Any thread.
    void event(const model::Event& event);
    void serviceLost();
    void refresh();
    void quit();

    // Sleeps until there is something, or until `limit`; without a limit for ever. Once quit,
    // always quit.
    Woken wait(const std::optional<Clock::time_point>& limit);

  private:
    bool any() const;

    std::mutex mutex_;
    std::condition_variable came_;
    Woken woken_;
};

// Hands the events of a subscribed session over until it is lost. Its end interrupts the session.
class EventReader {
  public:
    EventReader(Session events, Wakeups& wakeups);
    ~EventReader();
    EventReader(const EventReader&) = delete;
    EventReader& operator=(const EventReader&) = delete;

  private:
    Session events_;
    std::thread thread_;
};

}  // namespace winfax::tool
