// SPDX-License-Identifier: MIT
// The part of instanceFromEnvironment() that differs from platform to platform.
#pragma once

#include "ipc/instance.h"

namespace winfax::ipc {

// Fills endpoint and runtimeDirectory of a private instance whose name is set and valid. Creates
// nothing. Fails when this user has no place for endpoints.
model::Result<void> placePrivateEndpoint(Instance& instance);

}  // namespace winfax::ipc
