// SPDX-License-Identifier: MIT
// Security identifiers, tokens and descriptors.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "model/errors.h"
#include "platform/identity.h"
#include "platform/win32/handles.h"

namespace winfax::platform::win32 {

inline constexpr const char* kAdministratorsSid = "S-1-5-32-544";
inline constexpr const char* kLocalSystemSid = "S-1-5-18";
inline constexpr const char* kEveryoneSid = "S-1-1-0";

// "S-1-5-..."; empty when `sid` is not valid.
std::string sidText(PSID sid);

// DOMAIN\user, as this machine or its domain knows it; the SID's text when nobody does. May ask a
// domain controller.
std::u16string accountName(PSID sid);

// Remembers names, so that a service asks a domain controller once per user and not per connection.
class AccountNames {
public:
    const std::u16string& find(PSID sid, const std::string& text);

private:
    std::map<std::string, std::u16string> names_;
};

// Whom a token (opened with TOKEN_QUERY, impersonation level identification or better) stands for.
// Groups that are disabled or for denial only do not count: an administrator whom UAC holds down is
// none.
model::Result<UserIdentity> identityOfToken(HANDLE token, AccountNames& names);

// The SID of the user this process runs as; empty if the token cannot be read.
const std::string& processUserSid();

// SECURITY_ATTRIBUTES without inheritance for a descriptor in SDDL.
class SecurityAttributes {
public:
    static model::Result<SecurityAttributes> fromSddl(const std::string& sddl);

    // Valid as long as this object is neither moved nor destroyed.
    SECURITY_ATTRIBUTES* get();
    PSECURITY_DESCRIPTOR descriptor() const { return descriptor_.get(); }

private:
    LocalMemory<void> descriptor_;
    SECURITY_ATTRIBUTES attributes_{};
};

}  // namespace winfax::platform::win32
