// SPDX-License-Identifier: MIT
#include "platform/accounts.h"

#include <cstddef>
#include <vector>

#include "platform/win32/security.h"
#include "platform/win32/wide.h"

// Needs what windows.h defines.
#include <sddl.h>

namespace winfax::platform {

namespace {

struct Account {
    std::string id;
    SID_NAME_USE kind = SidTypeUnknown;
};

// Of a SID that nobody on this machine knows the kind stays unknown: it may be one of a domain that
// cannot be reached.
std::optional<Account> accountWithSid(const std::wstring& text) {
    win32::LocalMemory<void> sid;
    if (!ConvertStringSidToSidW(text.c_str(), sid.receive())) return std::nullopt;
    Account account{win32::sidText(sid.get())};
    wchar_t name[256];
    wchar_t domain[256];
    DWORD nameLength = 256;
    DWORD domainLength = 256;
    SID_NAME_USE kind;
    if (LookupAccountSidW(nullptr, sid.get(), name, &nameLength, domain, &domainLength, &kind)) {
        account.kind = kind;
    }
    return account;
}

std::optional<Account> accountNamed(const std::wstring& name) {
    std::vector<std::byte> sid(SECURITY_MAX_SID_SIZE);
    DWORD size = SECURITY_MAX_SID_SIZE;
    wchar_t domain[256];
    DWORD domainLength = 256;
    SID_NAME_USE kind;
    if (!LookupAccountNameW(nullptr, name.c_str(), sid.data(), &size, domain, &domainLength,
                            &kind)) {
        return std::nullopt;
    }
    return Account{win32::sidText(sid.data()), kind};
}

std::optional<Account> find(std::string_view name) {
    if (name.empty() || name.find('\0') != std::string_view::npos) return std::nullopt;
    const std::wstring wide = win32::wideFromUtf8(name);
    if (name.starts_with("S-1-") || name.starts_with("s-1-")) return accountWithSid(wide);
    // ".\name" is an account of this machine, which the lookup does not know.
    return accountNamed(wide.starts_with(L".\\") ? wide.substr(2) : wide);
}

bool isGroup(SID_NAME_USE kind) {
    return kind == SidTypeGroup || kind == SidTypeAlias || kind == SidTypeWellKnownGroup;
}

}  // namespace

std::optional<std::string> userIdOf(std::string_view name) {
    const auto account = find(name);
    if (!account || (account->kind != SidTypeUser && account->kind != SidTypeUnknown)) {
        return std::nullopt;
    }
    return account->id;
}

std::optional<std::string> groupIdOf(std::string_view name) {
    const auto account = find(name);
    if (!account || (!isGroup(account->kind) && account->kind != SidTypeUnknown)) {
        return std::nullopt;
    }
    return account->id;
}

}  // namespace winfax::platform
