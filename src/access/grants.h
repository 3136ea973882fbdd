// SPDX-License-Identifier: MIT
// Entries of an access list whose names have become ids of this machine.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "access/access_list.h"
#include "platform/identity.h"

namespace winfax::access {

struct Grant {
    Holder holder = Holder::everyone;
    std::string id;  // uid, gid or SID text; empty for everyone
    std::uint32_t rights = 0;
};

// What the owner of the instance (his id), administrators and those with a grant hold. Only the
// first two hold right::administer, and with it everything.
std::uint32_t rightsByIds(std::span<const Grant> grants, const std::string& owner,
                          const platform::UserIdentity& user);

}  // namespace winfax::access
