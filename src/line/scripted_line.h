// SPDX-License-Identifier: MIT
// A line without hardware: one second to dial, one second a page (M6), outcome by dialled number.
#pragma once

#include <memory>
#include <string_view>

#include "clock/clock.h"
#include "line/line.h"

namespace winfax::line {

// The outcome of dialling `number`: its digits ending in 9999999NN choose one (01 busy, 02 no answer,
// 03 no dial tone, 04 bad address, 05 not a fax call, 06 disconnected, 07 fatal error, 08 line
// unavailable, 09 call delayed, 10 blacklisted); every other number completes. Everything that is
// no digit is passed over, as in "+1 (425) 999-9999-01".
model::DeviceState scriptedOutcome(std::u16string_view number);

std::unique_ptr<Line> makeScriptedLine(clock::Clock& clock, std::uint32_t deviceId,
                                       std::u16string name);

}  // namespace winfax::line
