// SPDX-License-Identifier: MIT
#include "abi/boundary.h"
#include "abi/event_targets.h"
#include "abi/judgement.h"
#include "abi/lower.h"
#include "client/event_pump.h"

namespace winfax::abi {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

constexpr ULONG_PTR kUnregisterWindow = 1;  // CompletionKey, beside a window (G4)

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

// A second connection, to where the handle's leads; the service's own refusals (G2) pass through.
Result<void> subscribe(const Server& server, std::unique_ptr<client::EventSink> sink) {
    if (!server.session().usable()) {
        return fail(ErrorCode::serverUnavailable,
                    "the handle's connection was lost; connect again");
    }
    auto session = client::Session::connectTo(server.session().instance());
    if (!session) return tl::unexpected(session.error());
    return client::EventPump::start(std::move(*session), std::move(sink));
}

Result<void> unregisterWindow(HWND window) {
    if (client::EventPump::stop(window) > 0 || windowExists(window)) return {};
    return fail(ErrorCode::invalidParameter, "hWnd is no window");
}

Result<void> initializeEventQueue(HANDLE handle, HANDLE port, ULONG_PTR key, HWND window,
                                  UINT messageStart) {
    const bool unregister = window != nullptr && key == kUnregisterWindow;
    auto judged = Judgement()
                      .required(handle)
                      .valid([&] { return port != nullptr || window != nullptr; },
                             "CompletionPort and hWnd are both NULL")
                      .server(handle)
                      .valid([&] { return port == nullptr || window == nullptr; },
                             "CompletionPort and hWnd are both given");
    if (judged && unregister) return unregisterWindow(window);
    judged
        .valid([&] { return window == nullptr || messageStart >= WM_USER; },
               "MessageStart is below WM_USER")
        .valid([&] { return window == nullptr || windowExists(window); }, "hWnd is no window");
    if (!judged) return judged.failure();
    return subscribe(judged.server(), window != nullptr ? makeWindowSink(window, messageStart)
                                                        : std::make_unique<PortSink>(port, key));
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxInitializeEventQueue(HANDLE FaxHandle, HANDLE CompletionPort,
                                    ULONG_PTR CompletionKey, HWND hWnd, UINT MessageStart) {
    return boundary([&] {
        return initializeEventQueue(FaxHandle, CompletionPort, CompletionKey, hWnd, MessageStart);
    });
}
