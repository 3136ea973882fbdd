// SPDX-License-Identifier: MIT
#include "model/time.h"

namespace winfax::model {

namespace {

using namespace std::chrono;

constexpr sys_days kFileTimeEpoch = year{1601} / January / 1;
constexpr Time kEpoch{kFileTimeEpoch};

}  // namespace

FileTime toFileTime(Time time) { return {static_cast<std::uint64_t>((time - kEpoch).count())}; }

Time fromFileTime(FileTime time) { return kEpoch + Ticks(static_cast<std::int64_t>(time.ticks)); }

CalendarTime toCalendarTime(Time utc) {
    const auto day = floor<days>(utc);
    const year_month_day date(day);
    const hh_mm_ss clock(utc - day);
    CalendarTime result;
    result.wYear = static_cast<std::uint16_t>(static_cast<int>(date.year()));
    result.wMonth = static_cast<std::uint16_t>(static_cast<unsigned>(date.month()));
    result.wDayOfWeek = static_cast<std::uint16_t>(weekday(day).c_encoding());
    result.wDay = static_cast<std::uint16_t>(static_cast<unsigned>(date.day()));
    result.wHour = static_cast<std::uint16_t>(clock.hours().count());
    result.wMinute = static_cast<std::uint16_t>(clock.minutes().count());
    result.wSecond = static_cast<std::uint16_t>(clock.seconds().count());
    result.wMilliseconds =
        static_cast<std::uint16_t>(duration_cast<milliseconds>(clock.subseconds()).count());
    return result;
}

std::optional<Time> fromCalendarTime(const CalendarTime& utc) {
    const year_month_day date{year{utc.wYear}, month{utc.wMonth}, day{utc.wDay}};
    if (!date.ok() || utc.wYear < 1601 || utc.wYear > 30827) return std::nullopt;
    if (utc.wHour > 23 || utc.wMinute > 59 || utc.wSecond > 59 || utc.wMilliseconds > 999) {
        return std::nullopt;
    }
    return Time(sys_days(date)) + hours(utc.wHour) + minutes(utc.wMinute) + seconds(utc.wSecond) +
           milliseconds(utc.wMilliseconds);
}

}  // namespace winfax::model
