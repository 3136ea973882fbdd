// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace winfax::platform {

// The numbers by which the system knows the calling process and thread. Never remembered: after a
// fork they are others.
std::uint32_t processId();
std::uint32_t threadId();

}  // namespace winfax::platform
