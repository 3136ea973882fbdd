// SPDX-License-Identifier: MIT
#include "platform/win32/ready_event.h"

#include <algorithm>
#include <atomic>

#include "platform/paths.h"
#include "platform/win32/error_text.h"
#include "platform/win32/wide.h"

namespace winfax::platform::win32 {

using model::ErrorCode;

std::wstring readyEventName(const std::string& token) {
    return L"Local\\winfax-ready-" + wideFromUtf8(token);
}

// Makes the event and completes `token` until nobody else has one of that name, so that a program
// that guesses names cannot announce for ours.
UniqueHandle makeReadyEvent(std::string& token) {
    static std::atomic<unsigned> counter{0};
    for (;;) {
        UniqueHandle event;
        if (!token.empty()) {
            event = UniqueHandle(CreateEventW(nullptr, TRUE, FALSE, readyEventName(token).c_str()));
            const DWORD code = GetLastError();
            if (event && code != ERROR_ALREADY_EXISTS) return event;
            const bool taken = code == ERROR_ALREADY_EXISTS || code == ERROR_ACCESS_DENIED ||
                               code == ERROR_INVALID_HANDLE;
            if (!taken) return {};
        }
        LARGE_INTEGER ticks{};
        QueryPerformanceCounter(&ticks);
        token = std::to_string(GetCurrentProcessId()) + "-" + std::to_string(counter.fetch_add(1)) +
                "-" + std::to_string(ticks.QuadPart);
    }
}

model::Result<void> awaitReady(HANDLE ready, HANDLE process, const Path& program,
                               std::chrono::milliseconds patience) {
    const HANDLE either[] = {ready, process};
    const DWORD limit =
        static_cast<DWORD>(std::clamp<long long>(patience.count(), 0, INFINITE - 1));
    switch (WaitForMultipleObjects(2, either, FALSE, limit)) {
        case WAIT_OBJECT_0:
            return {};
        case WAIT_OBJECT_0 + 1: {
            DWORD exitCode = 0;
            GetExitCodeProcess(process, &exitCode);
            return model::fail(ErrorCode::serverUnavailable,
                               "'" + utf8FromPath(program) + "' ended with " +
                                   std::to_string(exitCode) + " before it was ready");
        }
        case WAIT_TIMEOUT:
            return model::fail(ErrorCode::timeout, "'" + utf8FromPath(program) +
                                                       "' was not ready within " +
                                                       std::to_string(patience.count()) + " ms");
        default:
            return failSystem(ErrorCode::internalError, "wait for", utf8FromPath(program),
                              GetLastError());
    }
}

}  // namespace winfax::platform::win32
