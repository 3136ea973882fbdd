// SPDX-License-Identifier: MIT
// The service control manager calls back through plain C functions without a context that reaches
// ServiceMain, so the service of this process is a static. Three threads meet here: the caller of
// runAsService (it becomes the manager's dispatcher), ServiceMain, and the dispatcher again for
// controls.
#include "platform/service_host.h"

#include <atomic>
#include <mutex>

#include "platform/win32/wide.h"
#include "platform/win32/windows.h"

namespace winfax::platform {

namespace {

constexpr DWORD kPatienceMilliseconds = 30'000;  // how long starting or stopping may take

using Body = std::function<int(std::function<void()>)>;

class HostedService {
public:
    HostedService(std::wstring name, Body body, std::function<void()> stop)
        : name_(std::move(name)), body_(std::move(body)), stop_(std::move(stop)) {}

    const std::wstring& name() const { return name_; }

    void run() {
        handle_ = RegisterServiceCtrlHandlerExW(name_.c_str(), control, this);
        if (handle_ == nullptr) return;
        report(SERVICE_START_PENDING, 0);
        const int exitCode = body_([this] { report(SERVICE_RUNNING, 0); });
        report(SERVICE_STOPPED, exitCode);
    }

private:
    static DWORD WINAPI control(DWORD code, DWORD, void*, void* context) {
        auto* service = static_cast<HostedService*>(context);
        switch (code) {
            case SERVICE_CONTROL_STOP:
            case SERVICE_CONTROL_SHUTDOWN:
                service->report(SERVICE_STOP_PENDING, 0);
                if (!service->stopping_.exchange(true)) service->stop_();
                return NO_ERROR;
            case SERVICE_CONTROL_INTERROGATE:
                return NO_ERROR;
            default:
                return ERROR_CALL_NOT_IMPLEMENTED;
        }
    }

    void report(DWORD state, int exitCode) {
        const std::lock_guard lock(mutex_);
        // A stop may overtake the report that the service runs; states never go back.
        if (state == SERVICE_RUNNING && state_ == SERVICE_STOP_PENDING) return;
        if (state_ == SERVICE_STOPPED) return;
        state_ = state;
        const bool pending = state == SERVICE_START_PENDING || state == SERVICE_STOP_PENDING;
        SERVICE_STATUS status{};
        status.dwServiceType = SERVICE_WIN32_OWN_PROCESS;
        status.dwCurrentState = state;
        status.dwControlsAccepted =
            state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN : 0;
        status.dwWin32ExitCode = exitCode == 0 ? NO_ERROR : ERROR_SERVICE_SPECIFIC_ERROR;
        status.dwServiceSpecificExitCode = static_cast<DWORD>(exitCode);
        status.dwCheckPoint = pending ? ++checkPoint_ : 0;
        status.dwWaitHint = pending ? kPatienceMilliseconds : 0;
        SetServiceStatus(handle_, &status);
    }

    const std::wstring name_;
    const Body body_;
    const std::function<void()> stop_;
    std::atomic<bool> stopping_{false};
    std::mutex mutex_;  // guards what follows
    SERVICE_STATUS_HANDLE handle_ = nullptr;
    DWORD state_ = 0;
    DWORD checkPoint_ = 0;
};

std::atomic<HostedService*> hostedService{nullptr};

void WINAPI serviceMain(DWORD, wchar_t**) { hostedService.load()->run(); }

}  // namespace

bool runAsService(const std::string& name, Body body, std::function<void()> stop) {
    // Never freed: ServiceMain's thread may still be on its way out when the dispatcher returns.
    auto* service = new HostedService(win32::wideFromUtf8(name), std::move(body), std::move(stop));
    hostedService = service;
    std::wstring mutableName = service->name();
    SERVICE_TABLE_ENTRYW table[] = {{mutableName.data(), serviceMain}, {nullptr, nullptr}};
    // Returns when the service has stopped, or at once with ERROR_FAILED_SERVICE_CONTROLLER_CONNECT
    // in a process that the service manager did not start.
    return StartServiceCtrlDispatcherW(table) != FALSE;
}

}  // namespace winfax::platform
