// SPDX-License-Identifier: MIT
#include "watching/timestamp.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace winfax::watching {

using namespace std::chrono;

std::string timestamp(system_clock::time_point time) {
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<microseconds>(time - day));
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return buffer.data();
}

std::optional<system_clock::time_point> parseTimestamp(std::string_view text) {
    constexpr std::string_view kForm = "0000-00-00T00:00:00.000000Z";
    if (text.size() != kForm.size()) return std::nullopt;
    int parts[7] = {};
    std::size_t part = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (kForm[at] != '0') {
            if (text[at] != kForm[at]) return std::nullopt;
            ++at;
            continue;
        }
        const std::size_t end = kForm.find_first_not_of('0', at);
        const auto [stop, error] =
            std::from_chars(text.data() + at, text.data() + end, parts[part++]);
        if (error != std::errc() || stop != text.data() + end) return std::nullopt;
        at = end;
    }
    const year_month_day date{year(parts[0]), month(static_cast<unsigned>(parts[1])),
                              day(static_cast<unsigned>(parts[2]))};
    // The system's clock counts nanoseconds, and any two of these times can be subtracted.
    const bool counts = parts[0] >= 1970 && parts[0] < 2262;
    const bool sane = std::ranges::none_of(parts, [](int part) { return part < 0; }) &&
                      parts[3] < 24 && parts[4] < 60 && parts[5] <= 60;
    if (!date.ok() || !counts || !sane) return std::nullopt;
    return sys_days(date) + hours(parts[3]) + minutes(parts[4]) + seconds(parts[5]) +
           microseconds(parts[6]);
}

}  // namespace winfax::watching
