// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace winfax::watching {

// "2026-11-27T14:22:52.123456Z": the time of a line, to the microsecond, in UTC.
std::string timestamp(std::chrono::system_clock::time_point time);
std::optional<std::chrono::system_clock::time_point> parseTimestamp(std::string_view text);

}  // namespace winfax::watching
