// SPDX-License-Identifier: MIT
#include "service/local_time.h"

#include <array>
#include <ctime>

#include "text/encoding.h"

namespace winfax::service {

model::Time localToUtc(const model::CalendarTime& local) {
    std::tm parts{};
    parts.tm_year = local.wYear - 1900;
    parts.tm_mon = local.wMonth - 1;
    parts.tm_mday = local.wDay;
    parts.tm_hour = local.wHour;
    parts.tm_min = local.wMinute;
    parts.tm_sec = local.wSecond;
    parts.tm_isdst = -1;
    const std::time_t seconds = std::mktime(&parts);
    if (seconds == std::time_t(-1)) return model::fromCalendarTime(local).value_or(model::Time{});
    return model::Time(std::chrono::seconds(seconds)) +
           std::chrono::milliseconds(local.wMilliseconds);
}

model::CalendarTime localCalendarTime(model::Time time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    const auto moment = static_cast<std::time_t>(seconds);
    const std::tm* const parts = std::localtime(&moment);
    if (parts == nullptr) return {};
    model::CalendarTime local;
    local.wYear = static_cast<std::uint16_t>(parts->tm_year + 1900);
    local.wMonth = static_cast<std::uint16_t>(parts->tm_mon + 1);
    local.wDayOfWeek = static_cast<std::uint16_t>(parts->tm_wday);
    local.wDay = static_cast<std::uint16_t>(parts->tm_mday);
    local.wHour = static_cast<std::uint16_t>(parts->tm_hour);
    local.wMinute = static_cast<std::uint16_t>(parts->tm_min);
    local.wSecond = static_cast<std::uint16_t>(parts->tm_sec);
    return local;
}

std::u16string localTimeText(model::Time time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    const auto moment = static_cast<std::time_t>(seconds);
    const std::tm* const parts = std::localtime(&moment);
    std::array<char, 32> text{};
    if (parts != nullptr) std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", parts);
    return text::fromUtf8(text.data());
}

}  // namespace winfax::service
