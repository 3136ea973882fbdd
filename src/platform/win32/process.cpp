// SPDX-License-Identifier: MIT
#include "platform/process.h"

#include <atomic>

#include "platform/paths.h"
#include "platform/win32/command_line.h"
#include "platform/win32/error_text.h"
#include "platform/win32/handles.h"
#include "platform/win32/ready_event.h"
#include "platform/win32/wide.h"

namespace winfax::platform {

namespace {

using model::ErrorCode;

model::Result<win32::UniqueHandle> createDetached(const Path& program,
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

model::Result<void> startDetached(const Path& program, std::vector<std::string> arguments,
                                  const std::string& readyToken,
                                  std::chrono::milliseconds patience) {
    std::string token = readyToken;
    const win32::UniqueHandle ready = win32::makeReadyEvent(token);
    if (!ready) {
        return win32::failSystem(ErrorCode::internalError, "create the event", token,
                                 GetLastError());
    }
    arguments.insert(arguments.end(), {"--announce", token});
    const auto process = createDetached(program, arguments);
    if (!process) return tl::unexpected(process.error());

    return win32::awaitReady(ready.get(), process->get(), program, patience);
}

void announceReady(const std::string& token) {
    const win32::UniqueHandle event(
        OpenEventW(EVENT_MODIFY_STATE, FALSE, win32::readyEventName(token).c_str()));
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
