// SPDX-License-Identifier: MIT
#pragma once

#include "tool/command.h"
#include "tool/service.h"

namespace winfax::tool {

// For commands that wait: that nothing will happen by itself when the service's clock is virtual.
void hintAtClock(const Context& context, const Session& session);

}  // namespace winfax::tool
