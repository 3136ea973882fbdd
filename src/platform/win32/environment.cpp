// SPDX-License-Identifier: MIT
#include "platform/environment.h"

#include "platform/win32/handles.h"
#include "platform/win32/wide.h"

namespace winfax::platform {

namespace {

// Whether User Account Control divides administrators' tokens into a full and a limited one. Where
// it is off (and under Wine) some systems call every administrator's token full.
bool isAccountControlOn() {
    DWORD enabled = 1;  // Windows' own default
    DWORD size = sizeof enabled;
    HKEY key = nullptr;
    constexpr auto kPolicies = LR"(SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System)";
    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, kPolicies, 0, KEY_QUERY_VALUE | KEY_WOW64_64KEY, &key) ==
        ERROR_SUCCESS) {
        RegQueryValueExW(key, L"EnableLUA", nullptr, nullptr, reinterpret_cast<BYTE*>(&enabled),
                         &size);
        RegCloseKey(key);
    }
    return enabled != 0;
}

// A process to which its user gave full rights; the environment comes from where he has fewer.
bool isElevated() {
    win32::UniqueHandle token;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, token.receive())) return true;
    TOKEN_ELEVATION_TYPE type = TokenElevationTypeDefault;
    DWORD size = 0;
    if (!GetTokenInformation(token.get(), TokenElevationType, &type, sizeof type, &size)) {
        return false;  // Windows before User Account Control
    }
    return type == TokenElevationTypeFull && isAccountControlOn();
}

}  // namespace

std::optional<std::string> environmentVariable(const char* name) {
    static const bool elevated = isElevated();  // a process stays what it is
    if (elevated) return std::nullopt;
    const std::wstring wideName = win32::wideFromUtf8(name);
    std::wstring value;
    // The size can change between two calls when another thread sets the variable.
    for (DWORD needed = 256; needed > value.size();) {
        value.resize(needed);
        needed = GetEnvironmentVariableW(wideName.c_str(), value.data(), needed);
        if (needed < value.size()) {
            value.resize(needed);
            break;
        }
    }
    if (value.empty()) return std::nullopt;
    return win32::utf8FromWide(value);
}

void setEnvironmentVariable(const char* name, const std::optional<std::string>& value) {
    const std::wstring wideValue = win32::wideFromUtf8(value.value_or(""));
    SetEnvironmentVariableW(win32::wideFromUtf8(name).c_str(), value ? wideValue.c_str() : nullptr);
}

}  // namespace winfax::platform
