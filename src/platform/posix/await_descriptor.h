// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace winfax::platform {

// True once the descriptor has one of the POLL* events that are asked for; false when that did not
// come in time. Signals do not shorten the wait.
bool awaitDescriptor(int descriptor, short events, std::chrono::steady_clock::time_point deadline);

}  // namespace winfax::platform
