// SPDX-License-Identifier: MIT
#include "text/encoding.h"

#include <gtest/gtest.h>

#include <string>

namespace winfax::text {
namespace {

using namespace std::string_literals;

struct Pair {
    std::string utf8;
    std::u16string utf16;
};

TEST(Encoding, WellFormedTextGoesThereAndBack) {
    const Pair pairs[] = {
        {"", u""},
        {"Fax", u"Fax"},
        {"\x7F", u"\x7F"},
        {"\xC2\x80", u"\u0080"},
        {"\xDF\xBF", u"\u07FF"},
        {"\xE0\xA0\x80", u"\u0800"},
        {"\xE2\x82\xAC", u"\u20AC"},
        {"\xED\x9F\xBF", u"\uD7FF"},
        {"\xEE\x80\x80", u"\uE000"},
        {"\xEF\xBF\xBF", u"\uFFFF"},
        {"\xF0\x90\x80\x80", u"\U00010000"},
        {"\xF0\x9F\x93\xA0", u"\U0001F4E0"},
        {"\xF4\x8F\xBF\xBF", u"\U0010FFFF"},
        {"a\0b"s, u"a\0b"s},
        {"\xEF\xBB\xBFx", u"\uFEFFx"},
    };
    for (const Pair& pair : pairs) {
        EXPECT_EQ(fromUtf8(pair.utf8), pair.utf16) << pair.utf8;
        EXPECT_EQ(toUtf8(pair.utf16), pair.utf8) << pair.utf8;
    }
}

TEST(Encoding, EveryCodePointGoesThereAndBack) {
    for (char32_t point = 0; point <= 0x10FFFF; ++point) {
        if (point >= 0xD800 && point <= 0xDFFF) continue;
        std::u16string text;
        if (point < 0x10000) {
            text.push_back(static_cast<char16_t>(point));
        } else {
            text.push_back(static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10)));
            text.push_back(static_cast<char16_t>(0xDC00 + ((point - 0x10000) & 0x3FF)));
        }
        ASSERT_EQ(fromUtf8(toUtf8(text)), text) << static_cast<unsigned>(point);
    }
}

TEST(Encoding, LoneSurrogateBecomesReplacementCharacter) {
    const std::u16string high(1, char16_t{0xD83D});
    const std::u16string low(1, char16_t{0xDCE0});
    EXPECT_EQ(toUtf8(high), "\xEF\xBF\xBD");
    EXPECT_EQ(toUtf8(low), "\xEF\xBF\xBD");
    EXPECT_EQ(toUtf8(u"a" + high + u"b"),
              "a\xEF\xBF\xBD"
              "b");
    EXPECT_EQ(toUtf8(low + high), "\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(toUtf8(high + high + low), "\xEF\xBF\xBD\xF0\x9F\x93\xA0");
}

// One U+FFFD for each longest part that could have begun a character.
TEST(Encoding, IllFormedUtf8BecomesReplacementCharacters) {
    const Pair pairs[] = {
        {"\x80", u"\uFFFD"},                                // a tail alone
        {"a\xFFz", u"a\uFFFDz"},                            // never a byte of UTF-8
        {"\xC0\xAF", u"\uFFFD\uFFFD"},                      // overlong '/'
        {"\xE0\x80\xAF", u"\uFFFD\uFFFD\uFFFD"},            // overlong
        {"\xED\xA0\x80", u"\uFFFD\uFFFD\uFFFD"},            // a surrogate
        {"\xF4\x90\x80\x80", u"\uFFFD\uFFFD\uFFFD\uFFFD"},  // beyond U+10FFFF
        {"\xC3", u"\uFFFD"},                                // truncated
        {"\xE2\x82", u"\uFFFD"},
        {"\xF0\x9F\x93", u"\uFFFD"},
        {"\xE2\x82"
         "A",
         u"\uFFFDA"},  // the next character stays
        {"\xF0\x9F\xC3\xA9", u"\uFFFD\u00E9"},
    };
    for (const Pair& pair : pairs) EXPECT_EQ(fromUtf8(pair.utf8), pair.utf16);
}

// A9. What every code page of the machines that run this has in common.
TEST(Encoding, AnsiKeepsAscii) {
    std::string ascii;
    for (char character = 0x20; character < 0x7F; ++character) ascii.push_back(character);
    EXPECT_EQ(fromAnsi(ascii), fromUtf8(ascii));
    EXPECT_EQ(toAnsi(fromUtf8(ascii)), ascii);
    EXPECT_EQ(fromAnsi(""), u"");
    EXPECT_EQ(toAnsi(u""), "");
    EXPECT_EQ(fromAnsi("a\0b"s), u"a\0b"s);
    EXPECT_EQ(toAnsi(u"a\0b"s), "a\0b"s);
}

}  // namespace
}  // namespace winfax::text
