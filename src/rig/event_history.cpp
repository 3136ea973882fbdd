// SPDX-License-Identifier: MIT
#include "rig/event_history.h"

#include <utility>

#include "client/event_pump.h"

namespace winfax::rig {

// The pump's thread may outlive the rig by a moment, so it has its share in the history.
class EventHistory::Sink final : public client::EventSink {
  public:
    explicit Sink(std::shared_ptr<EventHistory> history) : history_(std::move(history)) {}
    bool deliver(const model::Event& event) override {
        history_->add(event);
        return true;
    }
    const void* target() const override { return history_.get(); }

  private:
    std::shared_ptr<EventHistory> history_;
};

model::Result<std::shared_ptr<EventHistory>> EventHistory::begin(
    std::shared_ptr<client::Session> session) {
    auto history = std::make_shared<EventHistory>();
    const auto started =
        client::EventPump::start(std::move(session), std::make_unique<Sink>(history));
    if (!started) return tl::unexpected(started.error());
    return history;
}

void EventHistory::end() { client::EventPump::stop(this); }

std::size_t EventHistory::size() const {
    const std::lock_guard lock(mutex_);
    return events_.size();
}

std::optional<model::Event> EventHistory::at(std::size_t index) const {
    const std::lock_guard lock(mutex_);
    if (index >= events_.size()) return std::nullopt;
    return events_[index];
}

bool EventHistory::over() const {
    const std::lock_guard lock(mutex_);
    return over_;
}

bool EventHistory::waitForMore(std::size_t known, Deadline deadline) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_until(lock, deadline, [&] { return events_.size() > known || over_; });
}

void EventHistory::add(const model::Event& event) {
    const std::lock_guard lock(mutex_);
    events_.push_back(event);
    if (event.EventId == static_cast<std::uint32_t>(model::EventId::serviceEnded)) over_ = true;
    changed_.notify_all();
}

}  // namespace winfax::rig
