// SPDX-License-Identifier: MIT
#include "delivery/mail_message.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "text/encoding.h"

namespace winfax::delivery {

namespace {

constexpr std::size_t kLongestAddress = 900;  // a line of a message has 998 characters at most
constexpr std::size_t kLongestText = 60;      // of what others call themselves
constexpr std::size_t kBase64Line = 57;       // bytes that make a line of 76 characters

std::string base64(std::span<const std::byte> bytes) {
    static constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            group = group << 8 | (i < count ? std::to_integer<std::uint32_t>(bytes[at + i]) : 0);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            text += i <= count ? kDigits[group >> (18 - 6 * i) & 63] : '=';
        }
    }
    return text;
}

// A far machine calls itself what it likes: no line of ours may be its work.
std::string harmless(const model::Text& given) {
    std::u16string text = given.value_or(u"").substr(0, kLongestText);
    for (char16_t& c : text) {
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) c = u'?';
    }
    return text::toUtf8(text);
}

bool isPrintable(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

// RFC 2047, in words of at most 75 characters that end between two characters of the text.
std::string headerText(const std::string& utf8) {
    if (isPrintable(utf8) && utf8.find("=?") == std::string::npos) return utf8;
    constexpr std::size_t kWord = 42;
    std::string words;
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t end = std::min(at + kWord, utf8.size());
        while (end < utf8.size() && (utf8[end] & 0xC0) == 0x80) --end;
        const auto word = std::as_bytes(std::span(utf8)).subspan(at, end - at);
        words += (words.empty() ? "=?UTF-8?B?" : "\n =?UTF-8?B?") + base64(word) + "?=";
        at = end;
    }
    return words;
}

std::string dateOf(model::Time time) {
    static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const model::CalendarTime utc = model::toCalendarTime(time);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %u %s %04u %02u:%02u:%02u +0000",
                  kDays[utc.wDayOfWeek % kDays.size()], unsigned{utc.wDay},
                  kMonths[(utc.wMonth + 11u) % kMonths.size()], unsigned{utc.wYear},
                  unsigned{utc.wHour}, unsigned{utc.wMinute}, unsigned{utc.wSecond});
    return text.data();
}

std::string pagesOf(const MailFacts& facts) {
    return std::to_string(facts.pages) + (facts.pages == 1 ? " page" : " pages");
}

std::string subjectOf(const MailFacts& facts) {
    std::string sender = harmless(facts.fax.sender);
    if (sender.empty()) sender = harmless(facts.callerId);
    return "Fax" + (sender.empty() ? "" : " from " + sender) + ", " + pagesOf(facts) +
           (facts.whole ? "" : ", incomplete");
}

std::string bodyOf(const MailFacts& facts) {
    return "Received: " + dateOf(facts.fax.received) + "\nSender:   " + harmless(facts.fax.sender) +
           "\nNumber:   " + harmless(facts.callerId) + "\nLine:     " + harmless(facts.device) +
           "\nPages:    " + std::to_string(facts.pages) +
           (facts.whole ? "\n" : ", then the call broke off\n") +
           "Job:      " + std::to_string(facts.fax.jobId) + "\n";
}

}  // namespace

bool isAddress(std::string_view text) {
    return !text.empty() && text.size() <= kLongestAddress && isPrintable(text);
}

// "=_" is in no base64 and begins no line of the text, so the boundary is in no part.
model::Result<std::string> mailMessage(std::u16string_view to, std::string_view from,
                                       const MailFacts& facts, std::span<const std::byte> tiff) {
    const std::string address = text::toUtf8(to);
    if (!isAddress(address)) {
        return model::fail(
            model::ErrorCode::invalidData,
            "'" + address + "' is no address for e-mail: it must be printable ASCII");
    }
    const std::string boundary = "=_fax_" + std::to_string(facts.fax.jobId);
    std::string message = "To: " + address + "\n";
    if (!from.empty()) message += "From: " + std::string(from) + "\n";
    message += "Subject: " + headerText(subjectOf(facts)) +
               "\nDate: " + dateOf(facts.fax.received) +
               "\nAuto-Submitted: auto-generated\nMIME-Version: 1.0\n"
               "Content-Type: multipart/mixed; boundary=\"" +
               boundary + "\"\n\n--" + boundary +
               "\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" +
               bodyOf(facts) + "\n--" + boundary +
               "\nContent-Type: image/tiff\nContent-Transfer-Encoding: base64\n"
               "Content-Disposition: attachment; filename=\"" +
               routing::fileNameOf(facts.fax, 1) + "\"\n\n";
    for (std::size_t at = 0; at < tiff.size(); at += kBase64Line) {
        message += base64(tiff.subspan(at, std::min(kBase64Line, tiff.size() - at))) + "\n";
    }
    return message + "--" + boundary + "--\n";
}

}  // namespace winfax::delivery
