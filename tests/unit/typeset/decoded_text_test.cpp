// SPDX-License-Identifier: MIT
#include "typeset/decoded_text.h"

#include <gtest/gtest.h>

#include "text/encoding.h"

namespace winfax::typeset {
namespace {

using namespace std::string_literals;

std::span<const std::byte> bytes(const std::string& text) { return std::as_bytes(std::span(text)); }
std::u16string decoded(const std::string& text) { return decodedText(bytes(text)); }

TEST(DecodedTextTest, EncodingsAreToldApart) {
    const std::u16string expected = u"\u00FC\u20AC\U0001F4E0";
    const std::string utf8 = "\xC3\xBC\xE2\x82\xAC\xF0\x9F\x93\xA0";
    EXPECT_EQ(decoded(utf8), expected);
    EXPECT_EQ(decoded("\xEF\xBB\xBF" + utf8), expected) << "with a mark";
    EXPECT_EQ(decoded("\xFF\xFE\xFC\0\xAC\x20\x3D\xD8\xE0\xDC"s), expected)
        << "UTF-16, little-endian";
    EXPECT_EQ(decoded("\xFE\xFF\0\xFC\x20\xAC\xD8\x3D\xDC\xE0"s), expected) << "UTF-16, big-endian";
    EXPECT_EQ(decoded(""), u"");
}

TEST(DecodedTextTest, WhatIsNotUtf8IsAnsi) {
    const std::string latin = "M\xFCller & S\xF6hne";
    // Where the code page is UTF-8 these are its Windows-1252 letters; any Western one has the
    // same.
    if (text::fromAnsi("\xFC").find(u'\uFFFD') == std::u16string::npos) {
        EXPECT_EQ(decoded(latin), text::fromAnsi(latin));
    } else {
        EXPECT_EQ(decoded(latin), u"M\u00FCller & S\u00F6hne");
        EXPECT_EQ(decoded("5 \x80 \x96 \x84x\x93"), u"5 \u20AC \u2013 \u201Ex\u201C");
        EXPECT_EQ(decoded("\x81"), u"\u0081") << "Windows-1252 has nothing there";
    }
    for (const std::string bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE0\x80\x80",
                                  "\xF0\x80\x80\x80", "\x80", "\xC3", "\xF8\x88\x80\x80\x80"}) {
        EXPECT_EQ(decoded(bad).size(), bad.size()) << "no UTF-8: a letter for each byte";
    }
}

TEST(DecodedTextTest, DamagedUtf16IsTakenAsItIs) {
    EXPECT_EQ(decoded("\xFF\xFE"
                      "a"s),
              u"")
        << "half a character";
    EXPECT_EQ(decoded("\xFF\xFE\x3D\xD8"
                      "a\0"s),
              u"\xD83D"
              u"a"s)
        << "a lone surrogate";
}

}  // namespace
}  // namespace winfax::typeset
