// SPDX-License-Identifier: MIT
// Times and durations as the commands read and write them.
#pragma once

#include "model/time_text.h"

namespace winfax::tool {

using model::durationInWords;
using model::isoTime;
using model::parseDuration;
using model::parseIsoTime;
using model::parseTimeOfDay;
using model::timeOfDayText;

}  // namespace winfax::tool
