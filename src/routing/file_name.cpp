// SPDX-License-Identifier: MIT
#include "routing/file_name.h"

#include <array>
#include <cstdio>

namespace winfax::routing {

namespace {

constexpr std::size_t kStationId = 20;  // characters of a TSID in T.30 (F8)

bool isPlain(char16_t c) {
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') ||
           c == u'+' || c == u'-';
}

// What cannot stay separates words.
std::string plainSender(const model::Text& sender) {
    std::string plain;
    bool gap = false;
    for (const char16_t c : sender.value_or(u"")) {
        if (!isPlain(c)) {
            gap = !plain.empty();
            continue;
        }
        if (plain.size() + (gap ? 2 : 1) > kStationId) break;
        if (gap) plain += ' ';
        gap = false;
        plain += static_cast<char>(c);
    }
    return plain;
}

std::string timeOf(model::Time time) {
    const model::CalendarTime utc = model::toCalendarTime(time);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04u%02u%02u-%02u%02u%02uZ", unsigned{utc.wYear},
                  unsigned{utc.wMonth}, unsigned{utc.wDay}, unsigned{utc.wHour},
                  unsigned{utc.wMinute}, unsigned{utc.wSecond});
    return text.data();
}

}  // namespace

std::string fileNameOf(const FaxFacts& fax, unsigned copy) {
    const std::string sender = plainSender(fax.sender);
    return timeOf(fax.received) + (sender.empty() ? "" : "-" + sender) + "-" +
           std::to_string(fax.jobId) + (copy < 2 ? "" : "-" + std::to_string(copy)) + ".tif";
}

}  // namespace winfax::routing
