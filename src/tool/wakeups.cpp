// SPDX-License-Identifier: MIT
#include "tool/wakeups.h"

#include <utility>

namespace winfax::tool {

void Wakeups::event(const model::Event& event) {
    const std::lock_guard lock(mutex_);
    woken_.events.push_back(event);
    came_.notify_all();
}

void Wakeups::serviceLost() {
    const std::lock_guard lock(mutex_);
    woken_.serviceLost = true;
    came_.notify_all();
}

void Wakeups::refresh() {
    const std::lock_guard lock(mutex_);
    woken_.refresh = true;
    came_.notify_all();
}

void Wakeups::quit() {
    const std::lock_guard lock(mutex_);
    woken_.quit = true;
    came_.notify_all();
}

Wakeups::Woken Wakeups::wait(const std::optional<Clock::time_point>& limit) {
    std::unique_lock lock(mutex_);
    if (limit) {
        came_.wait_until(lock, *limit, [this] { return any(); });
    } else {
        came_.wait(lock, [this] { return any(); });
    }
    const bool quit = woken_.quit;
    Woken woken = std::exchange(woken_, {});
    woken_.quit = quit;
    return woken;
}

bool Wakeups::any() const {
    return !woken_.events.empty() || woken_.serviceLost || woken_.refresh || woken_.quit;
}

EventReader::EventReader(Session events, Wakeups& wakeups) : events_(std::move(events)) {
    thread_ = std::thread([this, &wakeups] {
        while (const auto event = events_->nextEvent()) wakeups.event(*event);
        wakeups.serviceLost();
    });
}

EventReader::~EventReader() {
    events_->interrupt();
    thread_.join();
}

}  // namespace winfax::tool
