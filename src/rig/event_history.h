// SPDX-License-Identifier: MIT
// All events of a service since somebody began to listen. Any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "client/session.h"
#include "model/event.h"

namespace winfax::rig {

using Deadline = std::chrono::steady_clock::time_point;

class EventHistory {
  public:
    // With a session that nobody else uses from here on.
    static model::Result<std::shared_ptr<EventHistory>> begin(
        std::shared_ptr<client::Session> session);
    // Nothing is added any more.
    void end();

    std::size_t size() const;
    // nullopt: not that many yet.
    std::optional<model::Event> at(std::size_t index) const;
    // The service has ended; the last event says so.
    bool over() const;
    // Until there are more than `known` events or it is over; false at the deadline.
    bool waitForMore(std::size_t known, Deadline deadline) const;

  private:
    class Sink;
    void add(const model::Event& event);

    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    std::vector<model::Event> events_;
    bool over_ = false;
};

}  // namespace winfax::rig
