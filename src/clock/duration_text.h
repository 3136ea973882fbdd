// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace winfax::clock {

// "90s", "10m", "2h", "30d", "250ms"; nullopt for anything else.
std::optional<std::chrono::milliseconds> durationFromText(std::string_view text);

}  // namespace winfax::clock
