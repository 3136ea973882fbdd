// SPDX-License-Identifier: MIT
#include "watching/host_system.h"

namespace winfax::watching {

bool localFreeIsOurs() { return false; }

// A library learns of its orderly end by being unloaded (abi/win32/dll_main.cpp).
void atProcessEnd(void (*)()) {}

}  // namespace winfax::watching
