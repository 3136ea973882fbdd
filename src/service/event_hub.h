// SPDX-License-Identifier: MIT
// Hands events to subscribers. What is published during a turn of the loop leaves in one write per
// subscriber at its end. A subscriber that does not read keeps the newest progress of each job and
// every final event, up to a limit; beyond it he is disconnected (G12).
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <list>

#include "clock/clock.h"
#include "ipc/loop.h"
#include "model/event.h"

namespace winfax::service {

// Progress may be replaced by later progress of the same job; everything else must arrive.
bool isProgress(std::uint32_t eventId);

class EventHub {
public:
    EventHub(clock::Clock& clock, std::uint32_t maxQueued) : clock_(clock), maxQueued_(maxQueued) {}

    class Subscriber {
    public:
        Subscriber(ipc::Stream& stream, std::uint32_t processId, std::function<void()> overflowed)
            : stream_(stream), processId_(processId), overflowed_(std::move(overflowed)) {}

    private:
        friend class EventHub;
        ipc::Stream& stream_;
        std::uint32_t processId_;
        std::function<void()> overflowed_;
        std::deque<model::Event> queued_;
    };
    using Subscription = std::list<Subscriber>::iterator;

    // `overflowed` is called (from flush) when the subscriber is to be disconnected.
    Subscription subscribe(ipc::Stream& stream, std::uint32_t processId,
                           std::function<void()> overflowed);
    void unsubscribe(Subscription subscription);
    bool hasSubscriber(std::uint32_t processId) const;
    std::size_t subscribers() const { return subscribers_.size(); }

    void publish(model::EventId event, std::uint32_t deviceId, std::uint32_t jobId);

    // Writes what can be written. Called at the end of every turn.
    void flush();
    // Everything published was taken by the system.
    bool drained() const;

private:
    void queueFor(Subscriber& subscriber, const model::Event& event);

    clock::Clock& clock_;
    std::uint32_t maxQueued_;
    std::list<Subscriber> subscribers_;
};

}  // namespace winfax::service
