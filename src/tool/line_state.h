// SPDX-License-Identifier: MIT
// The lines and what they are doing, as several calls of the service tell it.
#pragma once

#include <cstdint>
#include <vector>

#include "model/port.h"
#include "tool/service.h"

namespace winfax::tool {

struct LineState {
    model::PortInfo port;
    std::uint32_t jobId = model::kNoJob;
    model::DeviceStatus status;  // while there is a job; otherwise empty
};

// In the order of FaxEnumPorts. Needs FAX_PORT_QUERY.
Expected<std::vector<LineState>> readLineStates(const Session& session);

// What the line does between two calls may differ: a status without a job has nothing to tell.
bool isBusy(const LineState& line);

}  // namespace winfax::tool
