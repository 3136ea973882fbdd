// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace winfax::platform {

// A user of this machine, as the operating system tells it, never as a peer claims it.
struct UserIdentity {
    std::string id;         // uid in decimal ("1000") or SID text ("S-1-5-21-...")
    std::u16string name;    // login name; on Windows DOMAIN\user (L17)
    bool administrator = false;  // root, or a member of Administrators
    std::vector<std::string> groups;  // gids or group SIDs

    bool sameUser(const UserIdentity& other) const { return id == other.id; }
};

// The user this process runs as.
UserIdentity currentUser();

// Full name of the account of this process (GECOS field; GetUserNameEx or NetUserGetInfo), or its
// login name when there is none.
std::u16string currentUserFullName();

std::uint32_t currentProcessId();

}  // namespace winfax::platform
