// SPDX-License-Identifier: MIT
#include "tool/event_text.h"

#include "tool/time_text.h"

namespace winfax::tool {

std::string eventLine(const model::Event& event) {
    const std::string_view name = model::constantName(model::as::eventId, event.EventId);
    std::string line = isoTime(model::fromFileTime(event.TimeStamp)) + "  ";
    line += name.empty() ? "event " + std::to_string(event.EventId) : std::string(name);
    if (event.JobId != model::kNoJob) line += "  job " + std::to_string(event.JobId);
    if (event.DeviceId != model::kNoDevice) line += "  line " + std::to_string(event.DeviceId);
    return line;
}

}  // namespace winfax::tool
