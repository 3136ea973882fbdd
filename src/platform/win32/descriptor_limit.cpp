// SPDX-License-Identifier: MIT
#include "platform/process.h"

namespace winfax::platform {

void raiseDescriptorLimit() {}  // handles are limited by memory alone

}  // namespace winfax::platform
