// SPDX-License-Identifier: MIT
#include "abi/entry.h"
#include "abi/event_sinks.h"
#include "abi/event_targets.h"
#include "abi/judgement.h"
#include "client/event_pump.h"

namespace winfax::abi {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

constexpr ULONG_PTR kUnregisterWindow = 1;  // CompletionKey, beside a window (G4)

// A second connection, to where the handle's leads; the service's own refusals (G2) pass through.
Result<void> subscribe(const Server& server, std::unique_ptr<client::EventSink> sink) {
    if (!server.session().usable()) {
        return fail(ErrorCode::serverUnavailable,
                    "the handle's connection was lost; connect again");
    }
    auto session = client::Session::connectTo(server.session().instance(), {},
                                              client::Origin::function);
    if (!session) return tl::unexpected(session.error());
    auto started =
        client::EventPump::start(std::move(*session), noted(std::move(sink), newQueue()));
    if (!started) queueFailed();
    return started;
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
    return subscribe(judged.server(), makeSink(port, key, window, messageStart));
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxInitializeEventQueue(HANDLE FaxHandle, HANDLE CompletionPort,
                                    ULONG_PTR CompletionKey, HWND hWnd, UINT MessageStart) {
    return entry<signature::FaxInitializeEventQueue>(
        "FaxInitializeEventQueue", initializeEventQueue, FaxHandle, CompletionPort, CompletionKey,
        hWnd, MessageStart);
}
