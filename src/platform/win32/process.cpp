// SPDX-License-Identifier: MIT
#include "platform/process.h"

#include <algorithm>
#include <atomic>

#include "platform/paths.h"
#include "platform/win32/command_line.h"
#include "platform/win32/error_text.h"
#include "platform/win32/handles.h"
#include "platform/win32/wide.h"

namespace winfax::platform {

namespace {

using model::ErrorCode;

std::wstring readyEventName(const std::string& token) {
    return L"Local\\winfax-ready-" + win32::wideFromUtf8(token);
}

// Makes the event and completes `token` until nobody else has one of that name, so that a program
// that guesses names cannot announce for ours.
win32::UniqueHandle makeReadyEvent(std::string& token) {
    static std::atomic<unsigned> counter{0};
    for (;;) {
        win32::UniqueHandle event;
        if (!token.empty()) {
            event = win32::UniqueHandle(
                CreateEventW(nullptr, TRUE, FALSE, readyEventName(token).c_str()));
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

model::Result<win32::UniqueHandle> createDetached(const std::filesystem::path& program,
                                                  const std::vector<std::string>& arguments) {
    std::wstring commandLine = win32::commandLine(program.native(), arguments);
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION information{};
    // The program's folder as its working directory: the caller's stays free to be removed.
    const std::wstring folder = program.parent_path().native();
    if (!CreateProcessW(program.c_str(), commandLine.data(), nullptr, nullptr, FALSE,
                        DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP | CREATE_UNICODE_ENVIRONMENT,
                        nullptr, folder.empty() ? nullptr : folder.c_str(), &startup,
                        &information)) {
        return win32::failSystem(ErrorCode::serverUnavailable, "start", utf8FromPath(program),
                                 GetLastError());
    }
    CloseHandle(information.hThread);
    return win32::UniqueHandle(information.hProcess);
}

std::atomic<std::function<void()>*> stopRequest{nullptr};

BOOL WINAPI onConsoleEvent(DWORD event) {
    auto* stop = stopRequest.exchange(nullptr);
    if (stop != nullptr) (*stop)();
    // After these three Windows ends the process as soon as the handler returns; it is kept back,
    // and with it the end, until the orderly one is done or Windows loses its patience.
    if (event == CTRL_CLOSE_EVENT || event == CTRL_LOGOFF_EVENT || event == CTRL_SHUTDOWN_EVENT) {
        Sleep(INFINITE);
    }
    return TRUE;
}

}  // namespace

model::Result<void> startDetached(const std::filesystem::path& program,
                                  std::vector<std::string> arguments, const std::string& readyToken,
                                  std::chrono::milliseconds patience) {
    std::string token = readyToken;
    const win32::UniqueHandle ready = makeReadyEvent(token);
    if (!ready) {
        return win32::failSystem(ErrorCode::internalError, "create the event", token,
                                 GetLastError());
    }
    arguments.insert(arguments.end(), {"--announce", token});
    const auto process = createDetached(program, arguments);
    if (!process) return tl::unexpected(process.error());

    const HANDLE either[] = {ready.get(), process->get()};
    const DWORD limit =
        static_cast<DWORD>(std::clamp<long long>(patience.count(), 0, INFINITE - 1));
    switch (WaitForMultipleObjects(2, either, FALSE, limit)) {
        case WAIT_OBJECT_0:
            return {};
        case WAIT_OBJECT_0 + 1: {
            DWORD exitCode = 0;
            GetExitCodeProcess(process->get(), &exitCode);
            return model::fail(ErrorCode::serverUnavailable,
                               "'" + utf8FromPath(program) + "' ended with " +
                                   std::to_string(exitCode) + " before it was ready");
        }
        case WAIT_TIMEOUT:
            return model::fail(ErrorCode::timeout, "'" + utf8FromPath(program) +
                                                       "' was not ready within " +
                                                       std::to_string(patience.count()) + " ms");
        default:
            return win32::failSystem(ErrorCode::internalError, "wait for", utf8FromPath(program),
                                     GetLastError());
    }
}

void announceReady(const std::string& token) {
    const win32::UniqueHandle event(
        OpenEventW(EVENT_MODIFY_STATE, FALSE, readyEventName(token).c_str()));
    // Without an event whoever started us has lost his patience, which is no fault of ours.
    if (event) SetEvent(event.get());
}

void detachFromCaller() {}

void onStopRequest(std::function<void()> stop) {
    // Kept for the process's life: the system may call the handler at any moment until its end.
    auto* former = stopRequest.exchange(new std::function<void()>(std::move(stop)));
    if (former != nullptr) {
        delete former;
        return;
    }
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

}  // namespace winfax::platform
