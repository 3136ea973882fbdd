// SPDX-License-Identifier: MIT
// Times as the API and the service use them.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>

namespace winfax::model {

using Ticks = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;  // 100 ns
using Time = std::chrono::sys_time<Ticks>;  // UTC; what the service computes with

// FILETIME: 100 ns units since 1601-01-01 UTC.
struct FileTime {
    std::uint64_t ticks = 0;
    auto operator<=>(const FileTime&) const = default;
};

// SYSTEMTIME under its member names, order and widths.
struct CalendarTime {
    std::uint16_t wYear = 0;
    std::uint16_t wMonth = 0;
    std::uint16_t wDayOfWeek = 0;
    std::uint16_t wDay = 0;
    std::uint16_t wHour = 0;
    std::uint16_t wMinute = 0;
    std::uint16_t wSecond = 0;
    std::uint16_t wMilliseconds = 0;
    auto operator<=>(const CalendarTime&) const = default;
};

// FAX_TIME: a time of day, UTC (C4).
struct TimeOfDay {
    std::uint16_t Hour = 0;
    std::uint16_t Minute = 0;
    auto operator<=>(const TimeOfDay&) const = default;
};

FileTime toFileTime(Time time);
Time fromFileTime(FileTime time);
CalendarTime toCalendarTime(Time utc);

// nullopt for a calendar date that does not exist (month 13, February 30, hour 24 ...) or lies
// outside 1601 to 30827. wDayOfWeek is not looked at, as SystemTimeToFileTime does not.
std::optional<Time> fromCalendarTime(const CalendarTime& utc);

}  // namespace winfax::model
