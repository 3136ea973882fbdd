// SPDX-License-Identifier: MIT
#include "platform/large_memory.h"

namespace winfax::platform {

// Large pages need a privilege there, and stay in memory.
void expectToFill(void*, std::size_t) noexcept {}

}  // namespace winfax::platform
