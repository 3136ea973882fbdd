// SPDX-License-Identifier: MIT
#include "service/event_hub.h"

#include <algorithm>
#include <spdlog/spdlog.h>

#include "model/calls.h"
#include "wire/frame.h"

namespace winfax::service {

using model::Event;
using model::EventId;

bool isProgress(std::uint32_t eventId) {
    switch (static_cast<EventId>(eventId)) {
        case EventId::dialing:
        case EventId::sending:
        case EventId::receiving:
        case EventId::ringing:
        case EventId::answered:
        case EventId::initializing: return true;
        default: return false;
    }
}

EventHub::Subscription EventHub::subscribe(ipc::Stream& stream, std::uint32_t processId,
                                           std::function<void()> overflowed) {
    return subscribers_.emplace(subscribers_.end(), stream, processId, std::move(overflowed));
}

void EventHub::unsubscribe(Subscription subscription) { subscribers_.erase(subscription); }

bool EventHub::hasSubscriber(std::uint32_t processId) const {
    return std::any_of(subscribers_.begin(), subscribers_.end(), [&](const Subscriber& subscriber) {
        return subscriber.processId_ == processId;
    });
}

void EventHub::publish(EventId event, std::uint32_t deviceId, std::uint32_t jobId) {
    spdlog::debug("event {} device {} job {}",
                  model::constantName(model::as::eventId, static_cast<std::uint32_t>(event)),
                  deviceId, jobId);
    const Event value{model::toFileTime(clock_.now()), deviceId, static_cast<std::uint32_t>(event),
                      jobId};
    for (Subscriber& subscriber : subscribers_) queueFor(subscriber, value);
}

void EventHub::queueFor(Subscriber& subscriber, const Event& event) {
    auto& queued = subscriber.queued_;
    // Only a slow reader's progress is thinned out: what a turn publishes for one that keeps up goes
    // out whole.
    if (isProgress(event.EventId) && subscriber.stream_.unsent() > 0) {
        const auto same = std::find_if(queued.begin(), queued.end(), [&](const Event& other) {
            return other.JobId == event.JobId && other.EventId == event.EventId;
        });
        if (same != queued.end()) queued.erase(same);
    }
    queued.push_back(event);
}

void EventHub::flush() {
    for (auto next = subscribers_.begin(); next != subscribers_.end();) {
        Subscriber& subscriber = *next++;  // overflowed() may remove it
        auto& queued = subscriber.queued_;
        if (queued.empty()) continue;
        if (subscriber.stream_.unsent() > 0) {
            if (queued.size() > maxQueued_) {
                spdlog::warn("process {} does not read its events: {} are waiting, it is "
                             "disconnected",
                             subscriber.processId_, queued.size());
                subscriber.overflowed_();
            }
            continue;
        }
        wire::Bytes frames;
        frames.reserve(queued.size() * 32);
        for (const Event& event : queued) {
            wire::appendFrame(frames, wire::FrameKind::event, model::Subscribe::kOpcode, 0,
                              [&](wire::Writer& writer) { writer.put(event); });
        }
        queued.clear();
        subscriber.stream_.write(std::move(frames));
    }
}

bool EventHub::drained() const {
    return std::all_of(subscribers_.begin(), subscribers_.end(), [](const Subscriber& subscriber) {
        return subscriber.queued_.empty() && subscriber.stream_.unsent() == 0;
    });
}

}  // namespace winfax::service
