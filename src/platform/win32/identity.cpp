// SPDX-License-Identifier: MIT
#include "platform/identity.h"

#include <lmcons.h>

#include "platform/win32/security.h"
#include "platform/win32/system_library.h"
#include "platform/win32/wide.h"

namespace winfax::platform {

namespace {

std::wstring loginName() {
    wchar_t name[UNLEN + 1];
    DWORD length = UNLEN + 1;
    if (!GetUserNameW(name, &length) || length == 0) return {};
    return {name, length - 1};
}

// The display name of a domain account, and of Microsoft accounts.
std::wstring displayName() {
    const win32::SystemLibrary secur32(L"secur32.dll");
    const auto getUserName =
        secur32.function<BOOLEAN WINAPI(int, wchar_t*, ULONG*)>("GetUserNameExW");
    if (getUserName == nullptr) return {};
    constexpr int kNameDisplay = 3;
    wchar_t name[256];
    ULONG length = 256;
    if (!getUserName(kNameDisplay, name, &length)) return {};
    return {name, length};
}

// Of USER_INFO_2 only what stands before and at the full name.
struct UserInformation {
    wchar_t* name;
    wchar_t* password;
    DWORD passwordAge;
    DWORD privilege;
    wchar_t* homeDirectory;
    wchar_t* comment;
    DWORD flags;
    wchar_t* scriptPath;
    DWORD authenticationFlags;
    wchar_t* fullName;
};

// The full name of an account of this machine.
std::wstring localFullName() {
    const win32::SystemLibrary netapi(L"netapi32.dll");
    const auto getInfo =
        netapi.function<DWORD WINAPI(const wchar_t*, const wchar_t*, DWORD, BYTE**)>(
            "NetUserGetInfo");
    const auto freeBuffer = netapi.function<DWORD WINAPI(void*)>("NetApiBufferFree");
    if (getInfo == nullptr || freeBuffer == nullptr) return {};
    BYTE* buffer = nullptr;
    if (getInfo(nullptr, loginName().c_str(), 2, &buffer) != 0 || buffer == nullptr) return {};
    const auto* information = reinterpret_cast<const UserInformation*>(buffer);
    std::wstring name = information->fullName == nullptr ? L"" : information->fullName;
    freeBuffer(buffer);
    return name;
}

}  // namespace

UserIdentity currentUser() {
    win32::UniqueHandle token;
    win32::AccountNames names;
    if (OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, token.receive())) {
        if (auto identity = win32::identityOfToken(token.get(), names)) return *identity;
    }
    // A process that may not read its own token is nobody in particular, and so has no rights.
    return UserIdentity{{}, win32::utf16FromWide(loginName()), false, {}};
}

std::u16string currentUserFullName() {
    for (const auto source : {displayName, localFullName, loginName}) {
        const std::wstring name = source();
        if (!name.empty()) return win32::utf16FromWide(name);
    }
    return {};
}

std::uint32_t currentProcessId() { return GetCurrentProcessId(); }

}  // namespace winfax::platform
