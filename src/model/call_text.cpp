// SPDX-License-Identifier: MIT
#include "model/call_text.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "model/meaning.h"

namespace winfax::model {

namespace {

// Numbers and words of our own are ASCII.
std::u16string wide(std::string_view ascii) { return {ascii.begin(), ascii.end()}; }
std::u16string wide(std::uint32_t number) { return wide(std::to_string(number)); }

std::u16string shown(const Text& text) {
    std::u16string result = text.value_or(u"");
    std::ranges::replace_if(
        result, [](char16_t unit) { return unit < 0x20 || (unit >= 0x7F && unit < 0xA0); }, u'?');
    return result;
}

std::u16string secondsText(std::uint32_t milliseconds, int width) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%*lu.%03lu", width,
                  static_cast<unsigned long>(milliseconds / 1000),
                  static_cast<unsigned long>(milliseconds % 1000));
    return wide(text.data());
}

std::u16string momentOf(FileTime when) {
    const CalendarTime time = toCalendarTime(fromFileTime(when));
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04u-%02u-%02u %02u:%02u:%02u UTC", time.wYear,
                  time.wMonth, time.wDay, time.wHour, time.wMinute, time.wSecond);
    return wide(text.data());
}

// FPS_NO_ANSWER is "no answer".
std::u16string outcomeOf(std::uint32_t outcome) {
    std::string_view name = constantName(as::deviceStatus, outcome);
    if (name.empty()) return wide(outcome);
    name.remove_prefix(std::min(name.size(), name.find('_') + 1));
    std::u16string words = wide(name);
    for (char16_t& c : words) {
        if (c == u'_') c = u' ';
        if (c >= u'A' && c <= u'Z') c = static_cast<char16_t>(c - u'A' + u'a');
    }
    return words;
}

std::u16string headOf(const CallRecord& record) {
    std::u16string text = u"job " + wide(record.JobId);
    if (record.Attempt > 0) text += u", try " + wide(record.Attempt);
    text += u", on " + shown(record.LineName) + u" (device " + wide(record.DeviceId) + u"): ";
    text += record.Outgoing ? u"to " : u"from ";
    const std::u16string number = shown(record.Number);
    return text + (number.empty() ? u"an unknown number" : number) + u", " +
           outcomeOf(record.Outcome) + u"\n";
}

std::u16string timesOf(const CallRecord& record) {
    std::u16string text = u"began " + momentOf(record.Started) + u", took " +
                          secondsText(record.Milliseconds, 1) + u" s; " + shown(record.OwnId);
    const std::u16string farId = shown(record.FarId);
    text += record.Outgoing ? u" called " : u" was called by ";
    return text + (farId.empty() ? u"a machine that gave no name" : farId) + u"\n";
}

std::u16string protocolOf(const CallRecord& record) {
    std::u16string text;
    if (record.Modem) {
        text = shown(record.Modem) + u" " + wide(record.BitRate) + u" bit/s, " +
               (record.Ecm ? u"ECM, " : u"no ECM, ") + shown(record.Compression) + u", " +
               wide(record.Retrains) + u" retrains";
    }
    const std::u16string result = shown(record.Result);
    if (!text.empty() && !result.empty()) text += u"; ";
    text += result;
    return text.empty() ? text : text + u"\n";
}

std::u16string lineOf(const CallMoment& moment) {
    std::u16string text = secondsText(moment.Milliseconds, 6) +
                          (moment.FromFarEnd ? u"  far  " : u"  own  ") + shown(moment.Name);
    const std::u16string detail = shown(moment.Detail);
    return text + (detail.empty() ? u"" : u"  " + detail) + u"\n";
}

// Rows and frames are a modem's.
std::u16string lineOf(const CallPage& page, bool byModem) {
    std::u16string text = u"page " + wide(page.Page) + u": ";
    if (byModem) {
        text += wide(page.Rows) + u" rows, " + wide(page.BadRows) + u" bad, " +
                wide(page.EcmResends) + u" frames sent again, ";
    }
    if (!page.Received) return text + u"not confirmed\n";
    if (page.DifferingDots == 0) return text + u"arrived as it was sent\n";
    return text + wide(page.DifferingDots) + u" dots arrived differently\n";
}

}  // namespace

std::u16string textOf(const CallRecord& record) {
    std::u16string text = headOf(record) + timesOf(record) + protocolOf(record);
    for (const CallMoment& moment : record.Moments) text += lineOf(moment);
    for (const CallPage& page : record.Pages) text += lineOf(page, record.Modem.has_value());
    return text;
}

}  // namespace winfax::model
