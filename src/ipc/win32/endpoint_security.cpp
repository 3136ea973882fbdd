// SPDX-License-Identifier: MIT
#include "ipc/win32/endpoint_security.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "platform/win32/security.h"
#include "platform/win32/wide.h"

namespace winfax::ipc::win32 {

namespace {

using platform::win32::ServiceHandle;

constexpr const char* kLocalServiceSid = "S-1-5-19";
constexpr const char* kNetworkServiceSid = "S-1-5-20";

std::optional<std::string> sidOfAccount(const std::wstring& name) {
    std::vector<std::byte> sid(SECURITY_MAX_SID_SIZE);
    DWORD size = SECURITY_MAX_SID_SIZE;
    wchar_t domain[256];
    DWORD domainLength = 256;
    SID_NAME_USE use;
    if (!LookupAccountNameW(nullptr, name.c_str(), sid.data(), &size, domain, &domainLength,
                            &use)) {
        return std::nullopt;
    }
    return platform::win32::sidText(sid.data());
}

// Windows' own service accounts are named alike in every language by the service manager, but not
// by the account database.
std::optional<std::string> sidOfStartName(const std::wstring& name) {
    const auto is = [&name](const wchar_t* other) { return _wcsicmp(name.c_str(), other) == 0; };
    if (name.empty() || is(L"LocalSystem")) return platform::win32::kLocalSystemSid;
    if (is(L"NT AUTHORITY\\LocalService")) return kLocalServiceSid;
    if (is(L"NT AUTHORITY\\NetworkService")) return kNetworkServiceSid;
    // ".\name" is an account of this machine.
    return sidOfAccount(name.starts_with(L".\\") ? name.substr(2) : name);
}

}  // namespace

std::string privateDescriptor(const std::string& user) {
    return "O:" + user + "D:P(D;;GA;;;NU)(A;;GA;;;" + user + ")(A;;GA;;;SY)(A;;GA;;;BA)";
}

std::string pipeDescriptor(const Instance& instance, const std::string& user) {
    std::string descriptor = privateDescriptor(user);
    // FILE_GENERIC_READ, FILE_WRITE_DATA and FILE_WRITE_ATTRIBUTES for every local user.
    if (instance.system) descriptor += "(A;;0x12018b;;;AU)";
    return descriptor;
}

bool isTrustedOwner(const std::string& ownerSid, const std::string& ownSid, bool systemInstance,
                    const std::optional<std::string>& serviceSid) {
    if (ownerSid.empty()) return false;
    return ownerSid == ownSid || ownerSid == platform::win32::kLocalSystemSid ||
           ownerSid == platform::win32::kAdministratorsSid ||
           (systemInstance && serviceSid && ownerSid == *serviceSid);
}

std::optional<std::string> serviceAccountSid() {
    const ServiceHandle manager(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT));
    if (!manager) return std::nullopt;
    const ServiceHandle service(OpenServiceW(manager.get(), kServiceName, SERVICE_QUERY_CONFIG));
    if (!service) return std::nullopt;
    DWORD size = 0;
    QueryServiceConfigW(service.get(), nullptr, 0, &size);
    std::vector<std::byte> buffer(size);
    auto* configuration = reinterpret_cast<QUERY_SERVICE_CONFIGW*>(buffer.data());
    if (size == 0 || !QueryServiceConfigW(service.get(), configuration, size, &size)) {
        return std::nullopt;
    }
    const wchar_t* startName = configuration->lpServiceStartName;
    return sidOfStartName(startName == nullptr ? L"" : startName);
}

std::string objectName(const Instance& instance, const std::string& user) {
    return instance.system ? "winfax" : "winfax-" + user + "-" + instance.name;
}

std::wstring mutexName(const Instance& instance, const std::string& user, const wchar_t* purpose) {
    std::wstring name = platform::win32::wideFromUtf8(objectName(instance, user));
    std::transform(name.begin(), name.end(), name.begin(), [](wchar_t character) {
        return character >= L'A' && character <= L'Z'
                   ? static_cast<wchar_t>(character - L'A' + L'a')
                   : character;
    });
    return L"Global\\" + name + purpose;
}

}  // namespace winfax::ipc::win32
