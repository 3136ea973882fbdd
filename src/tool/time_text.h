// SPDX-License-Identifier: MIT
// Times as faxctl reads and prints them: the forms of describe/time_text.h.
#pragma once

#include "describe/time_text.h"

namespace winfax::tool {

using describe::durationInWords;
using describe::isoTime;
using describe::parseDuration;
using describe::parseIsoTime;
using describe::parseTimeOfDay;
using describe::timeOfDayText;

}  // namespace winfax::tool
