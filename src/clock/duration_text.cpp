// SPDX-License-Identifier: MIT
#include "clock/duration_text.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace winfax::clock {

std::optional<std::chrono::milliseconds> durationFromText(std::string_view text) {
    using std::chrono::milliseconds;
    struct Unit {
        std::string_view name;
        std::int64_t milliseconds;
    };
    static constexpr std::array<Unit, 5> kUnits{
        {{"ms", 1}, {"s", 1'000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}};
    std::uint32_t count = 0;
    const char* end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, count);
    if (number.ec != std::errc()) return std::nullopt;
    const std::string_view suffix(number.ptr, static_cast<std::size_t>(end - number.ptr));
    for (const Unit& unit : kUnits) {
        if (suffix == unit.name) return milliseconds(count * unit.milliseconds);
    }
    return std::nullopt;
}

}  // namespace winfax::clock
