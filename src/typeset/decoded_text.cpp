// SPDX-License-Identifier: MIT
#include "typeset/decoded_text.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "text/encoding.h"

namespace winfax::typeset {
namespace {

enum class Order { littleEndian, bigEndian };

std::string_view charactersOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::optional<Order> utf16Order(std::string_view text) {
    if (text.starts_with("\xFF\xFE")) return Order::littleEndian;
    if (text.starts_with("\xFE\xFF")) return Order::bigEndian;
    return std::nullopt;
}

// Without its mark; half a character at the end is left out.
std::u16string fromUtf16(std::string_view text, Order order) {
    std::u16string result;
    result.reserve(text.size() / 2);
    for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
        const auto first = static_cast<unsigned char>(text[i]);
        const auto second = static_cast<unsigned char>(text[i + 1]);
        result += static_cast<char16_t>(order == Order::littleEndian ? second << 8 | first
                                                                     : first << 8 | second);
    }
    return result;
}

// How many bytes the character has that begins with `lead`; 0: none begins so. Source: RFC 3629.
std::size_t utf8Length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

// Rules out longer forms than needed, surrogates and what lies beyond U+10FFFF.
bool mayFollow(unsigned char lead, unsigned char second) {
    switch (lead) {
        case 0xE0:
            return second >= 0xA0;
        case 0xED:
            return second < 0xA0;
        case 0xF0:
            return second >= 0x90;
        case 0xF4:
            return second < 0x90;
        default:
            return true;
    }
}

bool isUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = utf8Length(lead);
        if (length == 0) return false;
        for (std::size_t j = 1; j < length; ++j) {
            if (i + j == text.size()) return false;
            const auto next = static_cast<unsigned char>(text[i + j]);
            if ((next & 0xC0) != 0x80 || (j == 1 && !mayFollow(lead, next))) return false;
        }
        i += length;
    }
    return true;
}

// Source: the Unicode consortium's mapping of Windows-1252; what it leaves open are the C1
// controls.
char16_t fromWindows1252(unsigned char c) {
    static constexpr std::array<char16_t, 32> kFrom80{
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    return c >= 0x80 && c < 0xA0 ? kFrom80[c - 0x80] : char16_t{c};
}

std::u16string fromAnsiOrWindows1252(std::string_view text) {
    auto ansi = text::fromAnsi(text);
    if (ansi.find(u'\uFFFD') == std::u16string::npos) return ansi;
    std::u16string result;
    result.reserve(text.size());
    for (const char c : text) result += fromWindows1252(static_cast<unsigned char>(c));
    return result;
}

}  // namespace

std::u16string decodedText(std::span<const std::byte> file) {
    auto text = charactersOf(file);
    if (const auto order = utf16Order(text)) return fromUtf16(text, *order);
    if (text.starts_with("\xEF\xBB\xBF")) return text::fromUtf8(text.substr(3));
    return isUtf8(text) ? text::fromUtf8(text) : fromAnsiOrWindows1252(text);
}

}  // namespace winfax::typeset
