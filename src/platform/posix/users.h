// SPDX-License-Identifier: MIT
// The user database of this machine. May ask a directory server, so callers on a hot path keep what
// they got. Any thread.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

#include "platform/identity.h"

namespace winfax::platform {

struct Account {
    std::string loginName;
    std::string fullName;  // the GECOS field's first part; may be empty
    std::string homeDirectory;
    gid_t group = 0;
};

std::optional<Account> accountOf(uid_t user);
std::optional<uid_t> userNamed(const char* loginName);
std::optional<gid_t> groupNamed(const char* name);

// With the groups of the database and `group`. A user that the database does not know is named by
// the number.
UserIdentity identityOf(uid_t user, gid_t group);

}  // namespace winfax::platform
