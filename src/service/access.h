// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "platform/identity.h"

namespace winfax::service {

// The rights of `user` in an instance that runs as `owner` (H5): owner and administrators hold all;
// everybody else who may connect submits, and queries ports, configuration and his own jobs.
std::uint32_t rightsOf(const platform::UserIdentity& user, const platform::UserIdentity& owner);

}  // namespace winfax::service
