// SPDX-License-Identifier: MIT
#include "abi/event_sinks.h"

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
    explicit NotingSink(std::unique_ptr<client::EventSink> sink) : sink_(std::move(sink)) {}

    bool deliver(const model::Event& event) override {
        noteEvent(event);
        return sink_->deliver(event);
    }
    const void* target() const override { return sink_->target(); }

  private:
    std::unique_ptr<client::EventSink> sink_;
};

struct ReplayedSinks {
    std::mutex mutex;
    std::vector<std::unique_ptr<client::EventSink>> sinks;
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

std::unique_ptr<client::EventSink> noted(std::unique_ptr<client::EventSink> sink) {
    if (watching::Watchers::instance() == nullptr) return sink;
    return std::make_unique<NotingSink>(std::move(sink));
}

void noteEvent(const model::Event& event) {
    if (auto* const watchers = watching::Watchers::instance(); watchers != nullptr) {
        watchers->note(watching::Json{{"event", describe::jsonOf(event)}});
    }
}

void addReplayedSink(std::unique_ptr<client::EventSink> sink) {
    auto& all = replayedSinks();
    const std::lock_guard lock(all.mutex);
    all.sinks.push_back(std::move(sink));
}

void deliverReplayed(const model::Event& event) {
    auto& all = replayedSinks();
    const std::lock_guard lock(all.mutex);
    std::erase_if(all.sinks, [&](const auto& sink) { return !sink->deliver(event); });
}

}  // namespace winfax::abi
