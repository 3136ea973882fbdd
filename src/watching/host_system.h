// SPDX-License-Identifier: MIT
// What the systems tell a library of the program it is in.
#pragma once

namespace winfax::watching {

// Whether LocalFree is ours, so that each call of it is known.
bool localFreeIsOurs();

// Has `finish` called at the orderly end of the process, where nothing else does.
void atProcessEnd(void (*finish)());

}  // namespace winfax::watching
