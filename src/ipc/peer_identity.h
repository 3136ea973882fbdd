// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>

#include "platform/access_token.h"
#include "platform/identity.h"

namespace winfax::ipc {

// Who is at the other end, as the operating system says (SO_PEERCRED and the group database; the
// impersonated token of a pipe's client).
struct PeerIdentity {
    platform::UserIdentity user;
    std::uint32_t processId = 0;
    // Windows: the same user for the system's own access check. Empty elsewhere.
    std::shared_ptr<const platform::AccessToken> token{};
};

}  // namespace winfax::ipc
