// SPDX-License-Identifier: MIT
#include "abi/event_sinks.h"

#include <atomic>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "abi/event_targets.h"
#include "abi/lower.h"
#include "watching/watchers.h"

namespace winfax::abi {

namespace {

// The port is the application's, used by value (M10): it is judged at each post and no sooner.
class PortSink final : public client::EventSink {
  public:
    PortSink(HANDLE port, ULONG_PTR key) : port_(port), key_(key) {}

    bool deliver(const model::Event& event) override {
        FAX_EVENT* const memory = allocateEvent();
        if (memory == nullptr) return false;
        TextRoom<CHAR> noTexts;
        lowerInto(*memory, event, noTexts);
        if (postEvent(port_, key_, memory)) return true;
        freeEvent(memory);
        return false;
    }

  private:
    HANDLE port_;
    ULONG_PTR key_;
};

class NotingSink final : public client::EventSink {
  public:
    NotingSink(std::unique_ptr<client::EventSink> sink, unsigned queue)
        : sink_(std::move(sink)), queue_(queue) {}

    bool deliver(const model::Event& event) override {
        noteEvent(event, queue_);
        return sink_->deliver(event);
    }
    const void* target() const override { return sink_->target(); }

  private:
    std::unique_ptr<client::EventSink> sink_;
    const unsigned queue_;
};

std::atomic<unsigned> queues = 0;

struct ReplayedSinks {
    std::mutex mutex;
    std::vector<std::unique_ptr<client::EventSink>> sinks;  // by queue
    // Recorded before the registration had returned, and so behind a call before it.
    std::multimap<std::size_t, model::Event> early;
};

// Never destroyed.
ReplayedSinks& replayedSinks() {
    static auto* const only = new ReplayedSinks;
    return *only;
}

}  // namespace

std::unique_ptr<client::EventSink> makeSink(HANDLE port, ULONG_PTR key, HWND window,
                                            UINT messageStart) {
    if (window != nullptr) return makeWindowSink(window, messageStart);
    return std::make_unique<PortSink>(port, key);
}

unsigned newQueue() { return ++queues; }

void queueFailed() { --queues; }

std::unique_ptr<client::EventSink> noted(std::unique_ptr<client::EventSink> sink, unsigned queue) {
    if (watching::Watchers::instance() == nullptr) return sink;
    return std::make_unique<NotingSink>(std::move(sink), queue);
}

void noteEvent(const model::Event& event, unsigned queue) {
    if (auto* const watchers = watching::Watchers::instance(); watchers != nullptr) {
        watchers->note(watching::Json{{"queue", queue}, {"event", describe::jsonOf(event)}});
    }
}

void addReplayedSink(std::unique_ptr<client::EventSink> sink) {
    auto& all = replayedSinks();
    const std::lock_guard lock(all.mutex);
    const auto [first, last] = all.early.equal_range(all.sinks.size() + 1);
    for (auto event = first; event != last; ++event) {
        if (sink != nullptr) sink->deliver(event->second);
    }
    all.early.erase(first, last);
    all.sinks.push_back(std::move(sink));
}

void deliverReplayed(const model::Event& event, std::size_t queue) {
    auto& all = replayedSinks();
    const std::lock_guard lock(all.mutex);
    if (queue > all.sinks.size()) {
        all.early.emplace(queue, event);
        return;
    }
    if (queue == 0) return;
    auto& sink = all.sinks[queue - 1];
    if (sink != nullptr && !sink->deliver(event)) sink.reset();
}

}  // namespace winfax::abi
