// SPDX-License-Identifier: MIT
#include "watching/host_system.h"

#include <cstdlib>

namespace winfax::watching {

bool localFreeIsOurs() { return true; }

// At exit() and at the return from main, and not when the process is ended by force.
void atProcessEnd(void (*finish)()) { std::atexit(finish); }

}  // namespace winfax::watching
