// SPDX-License-Identifier: MIT
#include "model/time_text.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace winfax::model {

namespace {

using namespace std::chrono;

constexpr Ticks kLongest = days(36'525);

// Takes text from the front; the first failure sticks.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool ok() const { return ok_; }
    bool atEnd() const { return rest_.empty(); }
    bool take(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void expect(char wanted) { ok_ = take(wanted) && ok_; }

    // Exactly `digits` of them.
    unsigned number(std::size_t digits) {
        if (rest_.size() < digits) ok_ = false;
        unsigned value = 0;
        for (std::size_t i = 0; ok_ && i < digits; ++i) {
            const char digit = rest_[i];
            ok_ = digit >= '0' && digit <= '9';
            value = value * 10 + static_cast<unsigned>(digit - '0');
        }
        if (ok_) rest_.remove_prefix(digits);
        return value;
    }

    // One to nine digits after a decimal point, in milliseconds.
    std::uint16_t fraction() {
        unsigned value = 0;
        std::size_t digits = 0;
        for (; !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; rest_.remove_prefix(1)) {
            if (digits < 3) value = value * 10 + static_cast<unsigned>(rest_[0] - '0');
            ++digits;
        }
        if (digits == 0 || digits > 9) ok_ = false;
        for (; digits < 3; ++digits) value *= 10;
        return static_cast<std::uint16_t>(value);
    }

    // Minutes east of Greenwich.
    minutes zone() {
        if (take('Z')) return minutes(0);
        const bool west = take('-');
        if (!west) expect('+');
        const unsigned hour = number(2);
        expect(':');
        const unsigned minute = number(2);
        if (hour > 23 || minute > 59) ok_ = false;
        const minutes offset(hour * 60 + minute);
        return west ? -offset : offset;
    }

  private:
    std::string_view rest_;
    bool ok_ = true;
};

std::optional<Ticks> unitOf(std::string_view name) {
    if (name == "ms") return milliseconds(1);
    if (name == "s") return seconds(1);
    if (name == "m") return minutes(1);
    if (name == "h") return hours(1);
    if (name == "d") return days(1);
    return std::nullopt;
}

}  // namespace

std::string isoTime(Time time) {
    const CalendarTime utc = toCalendarTime(time);
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04u-%02u-%02uT%02u:%02u:%02u.%03uZ",
                  unsigned{utc.wYear}, unsigned{utc.wMonth}, unsigned{utc.wDay},
                  unsigned{utc.wHour}, unsigned{utc.wMinute}, unsigned{utc.wSecond},
                  unsigned{utc.wMilliseconds});
    return buffer.data();
}

std::optional<Time> parseIsoTime(std::string_view text) {
    Scanner scanner(text);
    CalendarTime calendar;
    calendar.wYear = static_cast<std::uint16_t>(scanner.number(4));
    scanner.expect('-');
    calendar.wMonth = static_cast<std::uint16_t>(scanner.number(2));
    scanner.expect('-');
    calendar.wDay = static_cast<std::uint16_t>(scanner.number(2));
    scanner.expect('T');
    calendar.wHour = static_cast<std::uint16_t>(scanner.number(2));
    scanner.expect(':');
    calendar.wMinute = static_cast<std::uint16_t>(scanner.number(2));
    if (scanner.take(':')) {
        calendar.wSecond = static_cast<std::uint16_t>(scanner.number(2));
        if (scanner.take('.')) calendar.wMilliseconds = scanner.fraction();
    }
    const minutes offset = scanner.zone();
    if (!scanner.ok() || !scanner.atEnd()) return std::nullopt;
    const auto time = fromCalendarTime(calendar);
    if (!time) return std::nullopt;
    return *time - offset;
}

std::string timeOfDayText(const TimeOfDay& time) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%02u:%02u", unsigned{time.Hour},
                  unsigned{time.Minute});
    return buffer.data();
}

std::optional<TimeOfDay> parseTimeOfDay(std::string_view text) {
    Scanner scanner(text);
    const unsigned hour = scanner.number(text.find(':') == 1 ? 1 : 2);
    scanner.expect(':');
    const unsigned minute = scanner.number(2);
    if (!scanner.ok() || !scanner.atEnd() || hour > 23 || minute > 59) return std::nullopt;
    return TimeOfDay{static_cast<std::uint16_t>(hour), static_cast<std::uint16_t>(minute)};
}

std::optional<Ticks> parseDuration(std::string_view text) {
    if (text.empty()) return std::nullopt;
    Ticks total(0);
    while (!text.empty()) {
        std::uint32_t count = 0;
        const char* end = text.data() + text.size();
        const auto [next, error] = std::from_chars(text.data(), end, count);
        if (error != std::errc()) return std::nullopt;
        text = {next, static_cast<std::size_t>(end - next)};
        const std::size_t length = std::min(text.find_first_of("0123456789"), text.size());
        const auto unit = unitOf(text.substr(0, length));
        if (!unit || count > kLongest / *unit) return std::nullopt;
        total += count * *unit;
        if (total > kLongest) return std::nullopt;
        text.remove_prefix(length);
    }
    return total;
}

std::string durationInWords(Ticks duration) {
    const auto tenths = duration_cast<milliseconds>(duration).count() / 100;
    if (tenths < 600) {
        const std::string whole = std::to_string(tenths / 10);
        return (tenths % 10 == 0 ? whole : whole + "." + std::to_string(tenths % 10)) + " s";
    }
    const auto wholeSeconds = tenths / 10;
    return std::to_string(wholeSeconds / 60) + " m " + std::to_string(wholeSeconds % 60) + " s";
}

}  // namespace winfax::model
