// SPDX-License-Identifier: MIT
#include "platform/win32/security.h"

#include <sddl.h>

#include <cstddef>
#include <vector>

#include "platform/win32/error_text.h"
#include "platform/win32/wide.h"

namespace winfax::platform::win32 {

namespace {

// The variable-sized answers of GetTokenInformation; empty on failure, with the last error set.
std::vector<std::byte> tokenInformation(HANDLE token, TOKEN_INFORMATION_CLASS what) {
    std::vector<std::byte> buffer(1024);  // enough but for accounts with very many groups
    DWORD size = 0;
    while (!GetTokenInformation(token, what, buffer.data(), static_cast<DWORD>(buffer.size()),
                                &size)) {
        if (GetLastError() != ERROR_INSUFFICIENT_BUFFER || size <= buffer.size()) return {};
        buffer.resize(size);
    }
    return buffer;
}

PSID userOf(const std::vector<std::byte>& tokenUser) {
    return reinterpret_cast<const TOKEN_USER*>(tokenUser.data())->User.Sid;
}

bool counts(DWORD groupAttributes) {
    return (groupAttributes & SE_GROUP_ENABLED) != 0 &&
           (groupAttributes & SE_GROUP_USE_FOR_DENY_ONLY) == 0;
}

}  // namespace

std::string sidText(PSID sid) {
    LocalMemory<wchar_t> text;
    if (sid == nullptr || !ConvertSidToStringSidW(sid, text.receive())) return {};
    return utf8FromWide(text.get());
}

std::u16string accountName(PSID sid) {
    wchar_t name[256];
    wchar_t domain[256];
    DWORD nameLength = 256;
    DWORD domainLength = 256;
    SID_NAME_USE use;
    if (!LookupAccountSidW(nullptr, sid, name, &nameLength, domain, &domainLength, &use)) {
        return utf16FromWide(wideFromUtf8(sidText(sid)));
    }
    const std::wstring account(name, nameLength);
    if (domainLength == 0) return utf16FromWide(account);
    return utf16FromWide(std::wstring(domain, domainLength) + L'\\' + account);
}

const std::u16string& AccountNames::find(PSID sid, const std::string& text) {
    const auto found = names_.find(text);
    if (found != names_.end()) return found->second;
    return names_.emplace(text, accountName(sid)).first->second;
}

model::Result<UserIdentity> identityOfToken(HANDLE token, AccountNames& names) {
    const std::vector<std::byte> user = tokenInformation(token, TokenUser);
    if (user.empty()) {
        return failSystem(model::ErrorCode::accessDenied, "read the user of a token", "",
                          GetLastError());
    }
    UserIdentity identity;
    identity.id = sidText(userOf(user));
    identity.name = names.find(userOf(user), identity.id);

    const std::vector<std::byte> groupBuffer = tokenInformation(token, TokenGroups);
    if (groupBuffer.empty()) {
        return failSystem(model::ErrorCode::accessDenied, "read the groups of", identity.id,
                          GetLastError());
    }
    const auto* groups = reinterpret_cast<const TOKEN_GROUPS*>(groupBuffer.data());
    for (DWORD i = 0; i < groups->GroupCount; ++i) {
        if (!counts(groups->Groups[i].Attributes)) continue;
        identity.groups.push_back(sidText(groups->Groups[i].Sid));
        if (identity.groups.back() == kAdministratorsSid) identity.administrator = true;
    }
    if (identity.id == kLocalSystemSid) identity.administrator = true;
    return identity;
}

const std::string& processUserSid() {
    // Asked once, since it never changes, and kept for the process's life.
    static const auto& sid = *new std::string([] {
        UniqueHandle token;
        if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, token.receive()))
            return std::string();
        const std::vector<std::byte> user = tokenInformation(token.get(), TokenUser);
        return user.empty() ? std::string() : sidText(userOf(user));
    }());
    return sid;
}

model::Result<SecurityAttributes> SecurityAttributes::fromSddl(const std::string& sddl) {
    SecurityAttributes result;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(
            wideFromUtf8(sddl).c_str(), SDDL_REVISION_1, result.descriptor_.receive(), nullptr)) {
        return failSystem(model::ErrorCode::internalError, "make a security descriptor of", sddl,
                          GetLastError());
    }
    return result;
}

SECURITY_ATTRIBUTES* SecurityAttributes::get() {
    attributes_ = {sizeof attributes_, descriptor_.get(), FALSE};
    return &attributes_;
}

}  // namespace winfax::platform::win32
