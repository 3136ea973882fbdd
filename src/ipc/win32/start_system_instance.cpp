// SPDX-License-Identifier: MIT
#include "ipc/instance.h"
#include "ipc/win32/endpoint_security.h"
#include "platform/win32/error_text.h"
#include "platform/win32/handles.h"
#include "platform/win32/wide.h"

namespace winfax::ipc {

namespace {

using model::ErrorCode;
using platform::win32::ServiceHandle;
using SteadyClock = std::chrono::steady_clock;

constexpr DWORD kPauseMilliseconds = 10;  // Windows tells of a service's state only when asked

tl::unexpected<model::Error> failService(std::string_view action, DWORD code) {
    return platform::win32::failSystem(ErrorCode::serverUnavailable, action,
                                       platform::win32::utf8FromWide(win32::kServiceName), code);
}

// Success once the service reports that it runs.
model::Result<void> waitUntilRunning(SC_HANDLE service, SteadyClock::time_point limit) {
    for (;;) {
        SERVICE_STATUS status{};
        if (!QueryServiceStatus(service, &status)) {
            return failService("query the service", GetLastError());
        }
        if (status.dwCurrentState == SERVICE_RUNNING) return {};
        if (status.dwCurrentState == SERVICE_STOPPED) {
            return failService("start the service", status.dwWin32ExitCode);
        }
        if (SteadyClock::now() >= limit) return failService("start the service", ERROR_TIMEOUT);
        Sleep(kPauseMilliseconds);
    }
}

// Success once somebody waits for clients at the pipe.
model::Result<void> waitUntilAnswering(const std::string& endpoint, SteadyClock::time_point limit) {
    const std::wstring pipe = platform::win32::wideFromUtf8(endpoint);
    for (;;) {
        if (WaitNamedPipeW(pipe.c_str(), 1)) return {};
        const DWORD code = GetLastError();
        if (SteadyClock::now() >= limit) return failService("reach the pipe of the service", code);
        Sleep(kPauseMilliseconds);
    }
}

}  // namespace

model::Result<void> startSystemInstance(const Instance& instance,
                                        std::chrono::milliseconds patience) {
    const auto limit = SteadyClock::now() + patience;
    const ServiceHandle manager(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT));
    if (!manager) return failService("reach the service manager for", GetLastError());
    const ServiceHandle service(
        OpenServiceW(manager.get(), win32::kServiceName, SERVICE_START | SERVICE_QUERY_STATUS));
    if (!service) return failService("open the service", GetLastError());
    if (!StartServiceW(service.get(), 0, nullptr) &&
        GetLastError() != ERROR_SERVICE_ALREADY_RUNNING) {
        return failService("start the service", GetLastError());
    }
    if (auto running = waitUntilRunning(service.get(), limit); !running) return running;
    return waitUntilAnswering(instance.endpoint, limit);
}

}  // namespace winfax::ipc
