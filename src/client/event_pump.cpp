// SPDX-License-Identifier: MIT
#include "client/event_pump.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <utility>
#include <vector>

#include "client/pump_thread.h"
#include "model/time.h"

namespace winfax::client {

using model::ErrorCode;
using model::Result;

namespace {

struct Pump {
    std::shared_ptr<Session> session;
    std::unique_ptr<EventSink> sink;
    std::atomic<bool> stopped = false;
};

struct Registry {
    std::mutex mutex;
    std::vector<std::shared_ptr<Pump>> pumps;
};

// Never destroyed: pumps outlive main().
Registry& registry() {
    static auto* const only = new Registry;
    return *only;
}

void forget(const std::shared_ptr<Pump>& pump) {
    const std::lock_guard lock(registry().mutex);
    std::erase(registry().pumps, pump);
}

// What the service could not say any more. The real time: the service's own clock went with it.
model::Event serviceEnded() {
    const auto now = std::chrono::time_point_cast<model::Ticks>(std::chrono::system_clock::now());
    model::Event event;
    event.TimeStamp = model::toFileTime(now);
    event.EventId = static_cast<std::uint32_t>(model::EventId::serviceEnded);
    return event;
}

void deliverAll(Pump& pump) {
    for (;;) {
        const auto event = pump.session->nextEvent();
        if (pump.stopped) return;
        if (!event) {
            pump.sink->deliver(serviceEnded());
            return;
        }
        const bool last =
            event->EventId == static_cast<std::uint32_t>(model::EventId::serviceEnded);
        if (!pump.sink->deliver(*event) || last) return;
    }
}

// An event was lost, and more would be: to the subscriber that is the service's end.
void endForWantOfMemory(Pump& pump) {
    try {
        if (!pump.stopped) pump.sink->deliver(serviceEnded());
    } catch (...) {
        // Nobody is left to tell.
    }
}

void runPump(void* passed) noexcept {
    const std::unique_ptr<std::shared_ptr<Pump>> pump(static_cast<std::shared_ptr<Pump>*>(passed));
    try {
        deliverAll(**pump);
    } catch (...) {
        endForWantOfMemory(**pump);
    }
    forget(*pump);
}

}  // namespace

Result<void> EventPump::start(std::shared_ptr<Session> session, std::unique_ptr<EventSink> sink) {
    if (auto subscribed = session->call<model::Subscribe>({}); !subscribed) {
        return tl::unexpected(subscribed.error());
    }
    auto pump = std::make_shared<Pump>();
    pump->session = std::move(session);
    pump->sink = std::move(sink);
    auto passed = std::make_unique<std::shared_ptr<Pump>>(pump);
    {
        const std::lock_guard lock(registry().mutex);
        registry().pumps.push_back(pump);
    }
    if (!startPumpThread(runPump, passed.get())) {
        forget(pump);
        return model::fail(ErrorCode::notEnoughMemory, "no thread could be started for events");
    }
    passed.release();
    return {};
}

std::size_t EventPump::stop(const void* target) {
    std::size_t count = 0;
    const std::lock_guard lock(registry().mutex);
    for (const auto& pump : registry().pumps) {
        if (target == nullptr || pump->sink->target() != target || pump->stopped) continue;
        pump->stopped = true;
        pump->session->interrupt();
        ++count;
    }
    return count;
}

void EventPump::beforeFork() { registry().mutex.lock(); }

void EventPump::afterForkInParent() { registry().mutex.unlock(); }

void EventPump::afterForkInChild() {
    // Given back, but kept: their locks may be held by threads that do not exist here.
    static auto* const abandoned = new std::vector<std::shared_ptr<Pump>>;
    for (auto& pump : registry().pumps) {
        pump->session->abandon();
        abandoned->push_back(std::move(pump));
    }
    registry().pumps.clear();
    registry().mutex.unlock();
}

}  // namespace winfax::client
