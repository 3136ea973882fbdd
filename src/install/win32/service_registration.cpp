// SPDX-License-Identifier: MIT
#include "install/win32/service_registration.h"

#include <chrono>

#include "ipc/win32/endpoint_security.h"
#include "platform/paths.h"
#include "platform/win32/error_text.h"
#include "platform/win32/security.h"
#include "platform/win32/wide.h"

namespace winfax::install::win32 {

namespace {

using ipc::win32::kServiceName;
using model::ErrorCode;
using model::Result;
using platform::win32::SecurityAttributes;
using platform::win32::ServiceHandle;
using platform::win32::UniqueHandle;
using SteadyClock = std::chrono::steady_clock;

// An account without a password and with few rights, for a program that reads what others send.
// These names are the same in every language of Windows.
constexpr const wchar_t* kAccount = LR"(NT AUTHORITY\LocalService)";
constexpr const wchar_t* kDisplayName = L"OpenWinFax";
constexpr wchar_t kDescription[] = L"Keeps the fax queue of this machine and sends it.";

// SYSTEM and administrators: everything. Users who are logged on, services, and authenticated users
// in general: SERVICE_QUERY_CONFIG, SERVICE_QUERY_STATUS, SERVICE_ENUMERATE_DEPENDENTS,
// SERVICE_START, SERVICE_INTERROGATE and READ_CONTROL, so that a fax program can start the service.
constexpr const char* kServiceAccess =
    "D:(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;SY)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)"
    "(A;;CCLCSWRPLORC;;;IU)(A;;CCLCSWRPLORC;;;SU)(A;;CCLCSWRPLORC;;;AU)";

constexpr const char* kStateAccess = "O:BAD:P(A;OICI;FA;;;LS)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

constexpr auto kStopPatience = std::chrono::seconds(30);
constexpr DWORD kPauseMilliseconds = 10;  // Windows tells of a service's state only when asked

tl::unexpected<model::Error> failService(std::string_view action, DWORD code) {
    return platform::win32::failSystem(ErrorCode::internalError, action,
                                       platform::win32::utf8FromWide(kServiceName), code);
}

ServiceHandle openManager(DWORD rights) {
    return ServiceHandle(OpenSCManagerW(nullptr, nullptr, rights));
}

// The whole command line; unquoted, a blank in it would make Windows try shorter names first.
std::wstring quoted(const std::filesystem::path& program) {
    return L"\"" + program.native() + L"\"";
}

DWORD createOrChange(SC_HANDLE manager, const std::wstring& commandLine) {
    const ServiceHandle created(
        CreateServiceW(manager, kServiceName, kDisplayName, SERVICE_ALL_ACCESS,
                       SERVICE_WIN32_OWN_PROCESS, SERVICE_DEMAND_START, SERVICE_ERROR_NORMAL,
                       commandLine.c_str(), nullptr, nullptr, nullptr, kAccount, nullptr));
    if (created) return ERROR_SUCCESS;
    if (GetLastError() != ERROR_SERVICE_EXISTS) return GetLastError();
    const ServiceHandle present(OpenServiceW(manager, kServiceName, SERVICE_CHANGE_CONFIG));
    if (present &&
        ChangeServiceConfigW(present.get(), SERVICE_WIN32_OWN_PROCESS, SERVICE_DEMAND_START,
                             SERVICE_ERROR_NORMAL, commandLine.c_str(), nullptr, nullptr, nullptr,
                             kAccount, L"", kDisplayName)) {
        return ERROR_SUCCESS;
    }
    return GetLastError();
}

Result<void> openToUsers(SC_HANDLE service) {
    auto security = SecurityAttributes::fromSddl(kServiceAccess);
    if (!security) return tl::unexpected(security.error());
    if (SetServiceObjectSecurity(service, DACL_SECURITY_INFORMATION,
                                 security->get()->lpSecurityDescriptor)) {
        return {};
    }
    return failService("let users start the service", GetLastError());
}

// The process of a running service; empty when there is none or it may not be waited for.
UniqueHandle processOf(SC_HANDLE service) {
    SERVICE_STATUS_PROCESS status{};
    DWORD size = 0;
    if (!QueryServiceStatusEx(service, SC_STATUS_PROCESS_INFO, reinterpret_cast<BYTE*>(&status),
                              sizeof status, &size) ||
        status.dwProcessId == 0) {
        return {};
    }
    return UniqueHandle(OpenProcess(SYNCHRONIZE, FALSE, status.dwProcessId));
}

Result<void> stop(SC_HANDLE service) {
    const auto limit = SteadyClock::now() + kStopPatience;
    const UniqueHandle process = processOf(service);
    for (;;) {
        SERVICE_STATUS status{};
        if (!QueryServiceStatus(service, &status)) {
            return failService("query the service", GetLastError());
        }
        if (status.dwCurrentState == SERVICE_STOPPED) break;
        if (SteadyClock::now() >= limit) return failService("stop the service", ERROR_TIMEOUT);
        // Refused while the service starts or stops, so it is asked until it runs or is gone.
        if (status.dwCurrentState == SERVICE_RUNNING &&
            !ControlService(service, SERVICE_CONTROL_STOP, &status) &&
            GetLastError() != ERROR_SERVICE_NOT_ACTIVE &&
            GetLastError() != ERROR_SERVICE_CANNOT_ACCEPT_CTRL) {
            return failService("stop the service", GetLastError());
        }
        Sleep(kPauseMilliseconds);
    }
    // "Stopped" is said a moment before the process lets go of its files.
    constexpr DWORD kLastMoment = 10'000;
    if (process) WaitForSingleObject(process.get(), kLastMoment);
    return {};
}

}  // namespace

bool isServiceRegistered() {
    const ServiceHandle manager = openManager(SC_MANAGER_CONNECT);
    if (!manager) return false;
    return static_cast<bool>(
        ServiceHandle(OpenServiceW(manager.get(), kServiceName, SERVICE_QUERY_STATUS)));
}

Result<void> registerService(const std::filesystem::path& program, const Tell& tell) {
    const ServiceHandle manager = openManager(SC_MANAGER_CONNECT | SC_MANAGER_CREATE_SERVICE);
    if (!manager) return failService("reach the service manager for", GetLastError());
    const DWORD code = createOrChange(manager.get(), quoted(program));
    if (code == ERROR_SERVICE_MARKED_FOR_DELETE) {
        return model::fail(ErrorCode::alreadyExists,
                           "a former registration of the service winfaxd is still being removed: "
                           "close the windows that show services, then try again");
    }
    if (code != ERROR_SUCCESS) return failService("register the service", code);
    const ServiceHandle service(OpenServiceW(manager.get(), kServiceName, SERVICE_ALL_ACCESS));
    if (!service) return failService("open the service", GetLastError());
    std::wstring text = kDescription;
    SERVICE_DESCRIPTIONW description{text.data()};
    ChangeServiceConfig2W(service.get(), SERVICE_CONFIG_DESCRIPTION, &description);
    if (auto opened = openToUsers(service.get()); !opened) return opened;
    tell("registered the service winfaxd: " + platform::utf8FromPath(program));
    return {};
}

Result<void> stopService() {
    const ServiceHandle manager = openManager(SC_MANAGER_CONNECT);
    if (!manager) return failService("reach the service manager for", GetLastError());
    const ServiceHandle service(
        OpenServiceW(manager.get(), kServiceName, SERVICE_QUERY_STATUS | SERVICE_STOP));
    if (service) return stop(service.get());
    if (GetLastError() == ERROR_SERVICE_DOES_NOT_EXIST) return {};
    return failService("open the service", GetLastError());
}

Result<void> unregisterService(const Tell& tell) {
    if (auto stopped = stopService(); !stopped) return stopped;
    const ServiceHandle manager = openManager(SC_MANAGER_CONNECT);
    if (!manager) return failService("reach the service manager for", GetLastError());
    const ServiceHandle service(OpenServiceW(manager.get(), kServiceName, DELETE));
    if (!service) {
        if (GetLastError() == ERROR_SERVICE_DOES_NOT_EXIST) return {};
        return failService("open the service", GetLastError());
    }
    if (!DeleteService(service.get()) && GetLastError() != ERROR_SERVICE_MARKED_FOR_DELETE) {
        return failService("remove the service", GetLastError());
    }
    tell("removed the service winfaxd");
    return {};
}

Result<void> makeStateDirectory(const std::filesystem::path& directory, const Tell& tell) {
    auto security = SecurityAttributes::fromSddl(kStateAccess);
    if (!security) return tl::unexpected(security.error());
    if (CreateDirectoryW(directory.c_str(), security->get())) {
        tell("made " + platform::utf8FromPath(directory));
        return {};
    }
    const DWORD code = GetLastError();
    if (code == ERROR_ALREADY_EXISTS) return {};
    return platform::win32::failSystem(platform::win32::fileErrorCode(code), "make the directory",
                                       platform::utf8FromPath(directory), code);
}

}  // namespace winfax::install::win32
