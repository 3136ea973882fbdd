// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace winfax::platform {

// The calling thread's stack, innermost first, a line a frame: the module, the function where it is
// known, the offset. Empty where the system cannot tell.
std::vector<std::string> callStack();

}  // namespace winfax::platform
