// SPDX-License-Identifier: MIT
#include "text/encoding.h"

#include <cstddef>

namespace winfax::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool isHighSurrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool isLowSurrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

void appendUtf8(std::string& out, char32_t point) {
    const auto tail = [&](int shift) {
        out.push_back(static_cast<char>(0x80 | ((point >> shift) & 0x3F)));
    };
    if (point < 0x80) {
        out.push_back(static_cast<char>(point));
    } else if (point < 0x800) {
        out.push_back(static_cast<char>(0xC0 | (point >> 6)));
        tail(0);
    } else if (point < 0x10000) {
        out.push_back(static_cast<char>(0xE0 | (point >> 12)));
        tail(6);
        tail(0);
    } else {
        out.push_back(static_cast<char>(0xF0 | (point >> 18)));
        tail(12);
        tail(6);
        tail(0);
    }
}

void appendUtf16(std::u16string& out, char32_t point) {
    if (point < 0x10000) {
        out.push_back(static_cast<char16_t>(point));
    } else {
        out.push_back(static_cast<char16_t>(0xD7C0 + (point >> 10)));
        out.push_back(static_cast<char16_t>(0xDC00 + (point & 0x3FF)));
    }
}

// What a lead byte asks for: how many bytes follow, and the range of the first of them, which rules
// out overlong forms, surrogates and what lies beyond U+10FFFF (Unicode, table 3-7).
struct Lead {
    int following = -1;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
};

Lead judgeLead(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {1};
    if (byte == 0xE0) return {2, 0xA0, 0xBF};
    if (byte == 0xED) return {2, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {2};
    if (byte == 0xF0) return {3, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {3};
    if (byte == 0xF4) return {3, 0x80, 0x8F};
    return {};
}

// Reads one character that is not ASCII. An ill-formed one gives a single U+FFFD for the longest
// part that could have begun a character, so that the next good character is never swallowed.
char32_t takeCharacter(std::string_view utf8, std::size_t& position) {
    const auto first = static_cast<unsigned char>(utf8[position++]);
    const Lead lead = judgeLead(first);
    if (lead.following < 0) return kReplacement;
    char32_t point = first & (0x3F >> lead.following);
    unsigned char low = lead.low;
    unsigned char high = lead.high;
    for (int count = 0; count < lead.following; ++count) {
        if (position == utf8.size()) return kReplacement;
        const auto byte = static_cast<unsigned char>(utf8[position]);
        if (byte < low || byte > high) return kReplacement;
        point = (point << 6) | (byte & 0x3F);
        low = 0x80;
        high = 0xBF;
        ++position;
    }
    return point;
}

}  // namespace

std::string toUtf8(std::u16string_view utf16) {
    std::string out;
    out.reserve(utf16.size());
    for (std::size_t position = 0; position < utf16.size(); ++position) {
        char32_t point = utf16[position];
        if (isHighSurrogate(point) && position + 1 < utf16.size() &&
            isLowSurrogate(utf16[position + 1])) {
            point = 0x10000 + ((point - 0xD800) << 10) + (utf16[++position] - 0xDC00);
        } else if (isHighSurrogate(point) || isLowSurrogate(point)) {
            point = kReplacement;
        }
        appendUtf8(out, point);
    }
    return out;
}

std::string toUtf8OrEmpty(const std::optional<std::u16string>& utf16) {
    return utf16 ? toUtf8(*utf16) : std::string();
}

std::u16string fromUtf8(std::string_view utf8) {
    std::u16string out;
    out.reserve(utf8.size());
    for (std::size_t position = 0; position < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[position]);
        if (byte < 0x80) {
            out.push_back(byte);
            ++position;
        } else {
            appendUtf16(out, takeCharacter(utf8, position));
        }
    }
    return out;
}

}  // namespace winfax::text
