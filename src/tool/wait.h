// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "tool/command.h"
#include "tool/service.h"

namespace winfax::tool {

// Shows the job's progress until its outcome is known. `events` was subscribed before the job was
// submitted, so nothing of its life is missed; `calls` is another session.
Outcome waitForOutcome(const Context& context, const Session& calls, const Session& events,
                       std::uint32_t jobId);

}  // namespace winfax::tool
