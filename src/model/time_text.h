// SPDX-License-Identifier: MIT
// Times and durations as text. Times are always UTC.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/time.h"

namespace winfax::model {

// "2026-11-22T16:20:00.125Z"
std::string isoTime(Time time);

// The same form. Seconds and their fraction may be left out, but not the zone: "Z", or "+01:00".
std::optional<Time> parseIsoTime(std::string_view text);

// "20:00", and back: one or two digits before the colon, two behind it.
std::string timeOfDayText(const TimeOfDay& time);
std::optional<TimeOfDay> parseTimeOfDay(std::string_view text);

// One or more numbers with their units: 250ms, 90s, 10m, 2h, 1d, 1h30m. At most 100 years.
std::optional<Ticks> parseDuration(std::string_view text);

// "2 s", "2.5 s", "3 m 20 s": for messages.
std::string durationInWords(Ticks duration);

}  // namespace winfax::model
