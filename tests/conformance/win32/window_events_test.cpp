// SPDX-License-Identifier: MIT
// FaxInitializeEventQueue with a window: messages MessageStart + EventId, DeviceId, JobId.
#include <gmock/gmock.h>

#include "event_port.h"
#include "service_test.h"

namespace winfax::conformance {
namespace {

using testing::ElementsAre;

constexpr UINT kStart = WM_USER + 100;

// A window of this thread that shows nothing, and what was posted to it.
class Window {
  public:
    Window() {
        window_ = CreateWindowExW(0, L"STATIC", L"", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr,
                                  GetModuleHandleW(nullptr), nullptr);
        EXPECT_NE(window_, nullptr) << "error " << GetLastError();
    }
    ~Window() { DestroyWindow(window_); }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    HWND handle() const { return window_; }

    // The next message that is no system message; throws when none comes.
    MSG next() {
        const ULONGLONG end = GetTickCount64() + 30'000;
        MSG message{};
        while (!PeekMessageW(&message, window_, WM_USER, 0x7FFF, PM_REMOVE)) {
            const ULONGLONG now = GetTickCount64();
            if (now >= end) {
                throw std::runtime_error("no message was posted");
            }
            MsgWaitForMultipleObjects(0, nullptr, FALSE, static_cast<DWORD>(end - now),
                                      QS_ALLINPUT);
        }
        return message;
    }
    bool empty() {
        MSG message{};
        return !PeekMessageW(&message, window_, WM_USER, 0x7FFF, PM_NOREMOVE);
    }

  private:
    HWND window_ = nullptr;
};

class WindowEvents : public OwnInstance {
  protected:
    void registerWindow(UINT start, ULONG_PTR key = 0) {
        EXPECT_SUCCEEDS(
            api().FaxInitializeEventQueue(server(), nullptr, key, window_.handle(), start));
    }
    DWORD makeEvents() {
        const DWORD job = submitWaiting();
        EXPECT_SUCCEEDS(api().FaxAbort(server(), job));
        return job;
    }
    // Message numbers, relative to `start`, up to the job's deletion.
    std::vector<DWORD> eventsOf(DWORD job, UINT start) {
        std::vector<DWORD> ids;
        do {
            const MSG message = window_.next();
            EXPECT_EQ(static_cast<DWORD>(message.lParam), job);
            EXPECT_EQ(message.wParam, 0u);
            ids.push_back(message.message - start);
        } while (ids.back() != FEI_DELETED);
        return ids;
    }
    Window window_;
};

TEST_F(WindowEvents, G8_message_numbers) {
    registerWindow(kStart);
    EXPECT_THAT(eventsOf(makeEvents(), kStart), ElementsAre(FEI_JOB_QUEUED, FEI_DELETED));
}

TEST_F(WindowEvents, G3_WM_USER_is_allowed) {
    registerWindow(WM_USER);
    EXPECT_EQ(eventsOf(makeEvents(), WM_USER).front(), DWORD{FEI_JOB_QUEUED});
}

TEST_F(WindowEvents, G3_below_WM_USER) {
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, api().FaxInitializeEventQueue(
                                              server(), nullptr, 0, window_.handle(), WM_USER - 1));
    EXPECT_FAILS(ERROR_INVALID_PARAMETER,
                 api().FaxInitializeEventQueue(server(), nullptr, 0, window_.handle(), 0));
}

TEST_F(WindowEvents, G8_a_fax_that_is_sent) {
    registerWindow(kStart);
    const DWORD job = submitNow();
    instance().waitUntilIdle();
    EXPECT_EQ(window_.next().message, kStart + FEI_JOB_QUEUED);
    const MSG dialing = window_.next();
    EXPECT_EQ(dialing.message, kStart + FEI_DIALING);
    EXPECT_NE(dialing.wParam, 0u);
    EXPECT_EQ(static_cast<DWORD>(dialing.lParam), job);
}

TEST_F(WindowEvents, G8_service_end) {
    registerWindow(kStart);
    EXPECT_EQ(instance().stop(), 0);
    const MSG message = window_.next();
    EXPECT_EQ(message.message, kStart + FEI_FAXSVC_ENDED);
    EXPECT_EQ(static_cast<DWORD>(message.lParam), kNoJob);
}

TEST_F(WindowEvents, G4_key_1_unregisters) {
    registerWindow(kStart);
    eventsOf(makeEvents(), kStart);
    registerWindow(kStart, 1);
    // A port that is served in the same order shows that the window gets nothing any more.
    EventPort port;
    port.subscribe(server());
    port.until(FEI_DELETED, makeEvents());
    EXPECT_TRUE(window_.empty());
}

TEST_F(WindowEvents, G5_other_keys_are_ignored) {
    registerWindow(kStart, 2);
    EXPECT_EQ(eventsOf(makeEvents(), kStart).front(), DWORD{FEI_JOB_QUEUED});
}

TEST_F(WindowEvents, G7_window_that_is_gone) {
    HWND gone = nullptr;
    {
        Window window;
        gone = window.handle();
    }
    EXPECT_FAILS(ERROR_INVALID_PARAMETER,
                 api().FaxInitializeEventQueue(server(), nullptr, 0, gone, kStart));
}

TEST_F(WindowEvents, G7_window_that_goes_later) {
    EventPort port;
    port.subscribe(server());
    {
        Window window;
        EXPECT_SUCCEEDS(
            api().FaxInitializeEventQueue(server(), nullptr, 0, window.handle(), kStart));
    }
    port.until(FEI_DELETED, makeEvents());
    port.until(FEI_DELETED, makeEvents());
}

}  // namespace
}  // namespace winfax::conformance
