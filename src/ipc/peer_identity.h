// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "platform/identity.h"

namespace winfax::ipc {

// Who is at the other end, as the operating system says (SO_PEERCRED and the group database; the
// impersonated token of a pipe's client).
struct PeerIdentity {
    platform::UserIdentity user;
    std::uint32_t processId = 0;
};

}  // namespace winfax::ipc
