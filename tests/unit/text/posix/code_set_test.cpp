// SPDX-License-Identifier: MIT
#include "text/posix/code_set.h"

#include <gtest/gtest.h>

namespace winfax::text {
namespace {

TEST(CodeSet, SingleByte) {
    EXPECT_EQ(toCodeSet("ISO-8859-15", u"5 \u20AC"), "5 \xA4");
    EXPECT_EQ(fromCodeSet("ISO-8859-15", "5 \xA4"), u"5 \u20AC");
    EXPECT_EQ(toCodeSet("KOI8-R", u"\u0424"), "\xE6");
}

TEST(CodeSet, WhatIsLackingBecomesAQuestionMark) {
    EXPECT_EQ(toCodeSet("ISO-8859-15", u"a\u4E00z"), "a?z");
    EXPECT_EQ(toCodeSet("ISO-8859-15", u"a\U0001F4E0z"), "a?z");
    EXPECT_EQ(toCodeSet("ISO-8859-15", u"\u4E00"), "?");
}

TEST(CodeSet, LoneSurrogatesBecomeQuestionMarks) {
    const std::u16string high(1, char16_t{0xD83D});
    const std::u16string low(1, char16_t{0xDCE0});
    EXPECT_EQ(toCodeSet("ISO-8859-15", u"a" + high), "a?");
    EXPECT_EQ(toCodeSet("ISO-8859-15", high + u"a"), "?a");
    EXPECT_EQ(toCodeSet("ISO-8859-15", low + high + u"a"), "??a");
}

TEST(CodeSet, Multibyte) {
    EXPECT_EQ(toCodeSet("EUC-JP", u"\u65E5\u672C"), "\xC6\xFC\xCB\xDC");
    EXPECT_EQ(fromCodeSet("EUC-JP", "\xC6\xFC\xCB\xDC"), u"\u65E5\u672C");
    // The second byte of Shift-JIS may look like a backslash.
    EXPECT_EQ(toCodeSet("SHIFT_JIS", u"\u8868."), "\x95\x5C.");
    EXPECT_EQ(fromCodeSet("SHIFT_JIS", "\x95\x5C."), u"\u8868.");
}

TEST(CodeSet, InvalidAndIncompleteMultibyteInput) {
    EXPECT_EQ(fromCodeSet("EUC-JP", "\xC6"), u"\uFFFD");                // cut
    EXPECT_EQ(fromCodeSet("EUC-JP", "\xC6\xFC\xCB"), u"\u65E5\uFFFD");  // cut
    EXPECT_EQ(fromCodeSet("EUC-JP",
                          "\xFF"
                          "a"),
              u"\uFFFD"
              u"a");  // invalid
    EXPECT_EQ(fromCodeSet("EUC-JP",
                          "\xC6"
                          "a"),
              u"\uFFFD"
              u"a");  // the tail is none
    EXPECT_EQ(fromCodeSet("EUC-JP", "\xFF\xC6\xFC"), u"\uFFFD\u65E5");
}

TEST(CodeSet, StatefulCodeSetEndsInItsInitialState) {
    const std::string escaped = "\x1B$BF|K\\\x1B(B";
    EXPECT_EQ(toCodeSet("ISO-2022-JP", u"\u65E5\u672C"), escaped);
    EXPECT_EQ(fromCodeSet("ISO-2022-JP", escaped), u"\u65E5\u672C");
    // The substitute is written in the state where '?' means '?'.
    EXPECT_EQ(toCodeSet("ISO-2022-JP", u"\u65E5\U0001F4E0\u672C"),
              "\x1B$BF|\x1B(B?\x1B$BK\\\x1B(B");
}

// A decoder that may join a letter with a mark must give the letter back at the end.
TEST(CodeSet, NothingIsHeldBack) {
    EXPECT_EQ(fromCodeSet("BIG5-HKSCS", "\x88\x66"), u"\u00CA");
    EXPECT_EQ(fromCodeSet("BIG5-HKSCS", "\x88\x62"), u"\u00CA\u0304");
}

TEST(CodeSet, LongTextOfManyErrors) {
    const std::string bytes(10000, '\xFF');
    EXPECT_EQ(fromCodeSet("EUC-JP", bytes), std::u16string(10000, u'\uFFFD'));
    EXPECT_EQ(toCodeSet("ISO-8859-15", std::u16string(10000, u'\u4E00')), std::string(10000, '?'));
}

TEST(CodeSet, UnknownCodeSet) {
    EXPECT_EQ(toCodeSet("no such code set", u"a"), std::nullopt);
    EXPECT_EQ(fromCodeSet("no such code set", "a"), std::nullopt);
}

}  // namespace
}  // namespace winfax::text
