// SPDX-License-Identifier: MIT
#include "abi/event_targets.h"
#include "watching/watchers.h"

namespace winfax::abi {

namespace {

class WindowSink final : public client::EventSink {
  public:
    WindowSink(HWND window, UINT messageStart) : window_(window), messageStart_(messageStart) {}

    // A message that does not fit the window's queue is lost (G7); a window that is gone ends it.
    bool deliver(const model::Event& event) override {
        if (!IsWindow(window_)) return false;
        PostMessageW(window_, messageStart_ + event.EventId, event.DeviceId,
                     static_cast<LPARAM>(event.JobId));
        return true;
    }
    const void* target() const override { return window_; }

  private:
    HWND window_;
    UINT messageStart_;
};

}  // namespace

FAX_EVENT* allocateEvent() { return static_cast<FAX_EVENT*>(LocalAlloc(LPTR, sizeof(FAX_EVENT))); }

void freeEvent(FAX_EVENT* event) { LocalFree(event); }

bool postEvent(HANDLE port, ULONG_PTR key, FAX_EVENT* event) {
    watching::Watchers::eventMade(event);
    return PostQueuedCompletionStatus(port, sizeof *event, key,
                                      reinterpret_cast<LPOVERLAPPED>(event));
}

bool windowExists(HWND window) { return IsWindow(window); }

std::unique_ptr<client::EventSink> makeWindowSink(HWND window, UINT messageStart) {
    return std::make_unique<WindowSink>(window, messageStart);
}

}  // namespace winfax::abi
