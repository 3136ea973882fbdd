// SPDX-License-Identifier: MIT
// Fonts differ by machine, so nothing here knows the dots of a letter: what is tested is where ink
// is and is not, how lines follow each other, and that scripts are shaped and ordered. The fonts
// that scripts/setup installs have all letters that are used here.
#include "canvas/text_engine.h"

#include <gtest/gtest.h>

#include <cmath>

#include "ink.h"

namespace winfax::canvas {
namespace {

using test::Ink;
using test::inkOf;

constexpr Dots kFine{1728, 600, 204, 196};
constexpr Dots kStandard{1728, 300, 204, 98};
constexpr std::u16string_view kLatin =
    u"The quick brown fox jumps over the lazy dog, \u00C4\u00D6\u00DC \u00DF 0123456789";
constexpr std::u16string_view kArabic =
    u"\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064A\u0643\u0645";
constexpr std::u16string_view kThai = u"\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22";
constexpr std::u16string_view kChinese = u"\u4F20\u771F\u5C01\u9762\u60A8\u597D\u4E16\u754C";
constexpr std::u16string_view kJapanese = u"\u65E5\u672C\u8A9E\u306E\u30C6\u30AD\u30B9\u30C8";

class TextEngineTest : public testing::Test {
  protected:
    std::unique_ptr<Paragraph> lay(std::u16string_view text, double wrapWidth = 0,
                                   const Font& font = {}) {
        return engine_->lay(text, font, wrapWidth);
    }
    Bitmap drawn(const Paragraph& paragraph, std::size_t line = 0, double x = 20,
                 double baseline = 20) {
        Bitmap mask(kFine.width, kFine.height);
        paragraph.draw(line, mask, x, baseline);
        return mask;
    }

    std::unique_ptr<TextEngine> engine_ = TextEngine::create(kFine);
};

TEST_F(TextEngineTest, LinesDoNotDependOnTheDotsOfThePage) {
    const auto standard = TextEngine::create(kStandard);
    const auto printer = TextEngine::create({5000, 500, 600, 600});
    for (const auto text : {kLatin, kArabic, kThai, kChinese, kJapanese}) {
        const auto fine = lay(text, 30);
        for (const auto* other : {standard.get(), printer.get()}) {
            const auto same = const_cast<TextEngine*>(other)->lay(text, {}, 30);
            ASSERT_EQ(same->lines().size(), fine->lines().size());
            for (std::size_t i = 0; i < fine->lines().size(); ++i) {
                EXPECT_EQ(same->lines()[i].end, fine->lines()[i].end);
                EXPECT_DOUBLE_EQ(same->lines()[i].width, fine->lines()[i].width);
            }
        }
    }
}

TEST_F(TextEngineTest, EveryScriptHasItsLetters) {
    for (const auto text : {kLatin, kArabic, kThai, kChinese, kJapanese}) {
        const auto paragraph = lay(text);
        EXPECT_EQ(paragraph->missing(), 0u) << text.size();
        EXPECT_GT(inkOf(drawn(*paragraph)).dots, 500u);
    }
    EXPECT_EQ(lay(u"A\u0378B")->missing(), 1u) << "nobody has it: it is no character";
}

TEST_F(TextEngineTest, InkIsWhereTheLineIs) {
    const auto paragraph = lay(u"Hamburg");
    const auto ink = inkOf(drawn(*paragraph, 0, 20, 20));
    const double width = paragraph->lines()[0].width;
    // Half a millimetre for side bearings.
    EXPECT_NEAR(ink.left, kFine.across(20), kFine.across(0.6));
    EXPECT_NEAR(ink.right, kFine.across(20 + width), kFine.across(0.6));
    EXPECT_GT(ink.top, kFine.down(20 - 4)) << "a capital is lower than the em";
    EXPECT_LT(ink.top, kFine.down(20 - 2));
    EXPECT_GT(ink.bottom, kFine.down(20)) << "the g goes below the line";
    EXPECT_LT(ink.bottom, kFine.down(20 + 1.6));
}

TEST_F(TextEngineTest, InStandardResolutionItIsTheSameText) {
    const auto standard = TextEngine::create(kStandard);
    Bitmap half(kStandard.width, kStandard.height);
    standard->lay(kLatin, {}, 0)->draw(0, half, 20, 20);
    const auto low = inkOf(half);
    const auto high = inkOf(drawn(*lay(kLatin)));
    EXPECT_NEAR(low.left, high.left, 3);
    EXPECT_NEAR(low.right, high.right, 3);
    EXPECT_NEAR(low.top, high.top / 2.0, 2);
    EXPECT_NEAR(low.bottom, high.bottom / 2.0, 2);
    // Half as many rows; hinting may make strokes a dot thicker or thinner.
    EXPECT_GT(low.dots, high.dots * 0.35);
    EXPECT_LT(low.dots, high.dots * 0.75);
}

TEST_F(TextEngineTest, LinesLeaveOutNothingAndStayWithinTheirWidth) {
    for (const auto text : {kLatin, kArabic, kChinese, kJapanese}) {
        const auto paragraph = lay(text, 15);
        std::size_t at = 0;
        for (std::size_t i = 0; i < paragraph->lines().size(); ++i) {
            const auto& line = paragraph->lines()[i];
            EXPECT_EQ(line.begin, at);
            EXPECT_GT(line.end, line.begin);
            EXPECT_LE(line.width, 15.01);
            const auto ink = inkOf(drawn(*paragraph, i));
            EXPECT_GE(ink.left, kFine.across(20 - 0.6));
            EXPECT_LE(ink.right, kFine.across(20 + 15 + 0.6));
            at = line.end;
        }
        EXPECT_EQ(at, text.size());
        EXPECT_GT(paragraph->lines().size(), 1u);
    }
}

TEST_F(TextEngineTest, LinesBreakBehindWordsAndOnlyLongWordsWithin) {
    const auto words = lay(u"aaaa bbbb cccc dddd", 22);
    ASSERT_GE(words->lines().size(), 2u);
    for (std::size_t i = 0; i + 1 < words->lines().size(); ++i)
        EXPECT_EQ(words->lines()[i].end % 5, 0u);

    const auto word = lay(u"a " + std::u16string(200, u'm'), 40);
    ASSERT_GE(word->lines().size(), 10u);
    EXPECT_GT(word->lines()[1].end - word->lines()[1].begin, 5u);
    const auto narrow = lay(u"mmmm", 0.5);
    EXPECT_EQ(narrow->lines().size(), 4u) << "a letter wider than the line has one of its own";
}

TEST_F(TextEngineTest, ArabicLettersJoin) {
    const double alone = lay(u"\u0628")->lines()[0].width;
    const double two = lay(u"\u0628\u0628")->lines()[0].width;
    EXPECT_LT(two, alone * 1.8) << "their joined forms are narrower";
}

TEST_F(TextEngineTest, ArabicRunsFromTheRight) {
    EXPECT_TRUE(lay(kArabic)->lines()[0].rightToLeft);
    EXPECT_TRUE(lay(u"(12) " + std::u16string(kArabic))->lines()[0].rightToLeft)
        << "the first letter decides";
    EXPECT_FALSE(lay(kLatin)->lines()[0].rightToLeft);
    // DAD is heavy, ALEF a single stroke: what is written first stands on the right.
    const auto ink = drawn(*lay(u"\u0636 \u0627 \u0627"));
    const auto whole = inkOf(ink);
    const std::uint32_t middle = (whole.left + whole.right) / 2;
    EXPECT_GT(inkOf(ink, middle).dots, inkOf(ink, 0, middle).dots);
    // And a number within it from the left.
    const auto number = drawn(*lay(u"\u0627 1....8"));
    const auto all = inkOf(number);
    EXPECT_LT(inkOf(number, all.left, all.left + 12).dots,
              inkOf(number, all.left, all.right).dots / 2);
}

TEST_F(TextEngineTest, StylesDiffer) {
    const auto ink = [this](const Font& font) { return inkOf(drawn(*lay(u"Hamburg", 0, font))); };
    const auto plain = ink({"sans-serif", 5, false, false});
    EXPECT_GT(ink({"sans-serif", 5, true, false}).dots, plain.dots * 1.15);
    EXPECT_GT(ink({"sans-serif", 10, false, false}).dots, plain.dots * 2);
    EXPECT_NE(ink({"sans-serif", 5, false, true}).dots, plain.dots);
    const auto width = [this](std::u16string_view text) {
        return lay(text, 0, {"no such font, monospace", 4})->lines()[0].width;
    };
    EXPECT_DOUBLE_EQ(width(u"iiii"), width(u"MMMM"));
}

TEST_F(TextEngineTest, AnyTextIsDrawnSomehow) {
    std::u16string everything;
    for (char32_t c = 0; c < 0x10000; c += 7) everything += static_cast<char16_t>(c);
    const auto paragraph = lay(everything, 100);
    for (std::size_t i = 0; i < paragraph->lines().size(); ++i) drawn(*paragraph, i);
    EXPECT_EQ(paragraph->lines().back().end, everything.size());

    const auto lone = lay(u"a\xD800z");
    EXPECT_DOUBLE_EQ(lone->lines()[0].width, lay(u"a\uFFFDz")->lines()[0].width);
    EXPECT_EQ(lay(u"")->lines().size(), 1u);
    EXPECT_EQ(inkOf(drawn(*lay(u""))).dots, 0u);
    EXPECT_EQ(lay(std::u16string(TextEngine::kMaxCharacters + 5, u'.'))->lines().back().end,
              TextEngine::kMaxCharacters);
}

TEST_F(TextEngineTest, WhatIsOutsideThePageIsNotDrawn) {
    const auto paragraph = lay(kLatin);
    for (const double bad : {-1e300, -500.0, 500.0, 1e300, std::nan("")}) {
        EXPECT_EQ(inkOf(drawn(*paragraph, 0, bad, 20)).dots, 0u) << bad;
        EXPECT_EQ(inkOf(drawn(*paragraph, 0, 20, bad)).dots, 0u) << bad;
    }
    const auto cut = inkOf(drawn(*paragraph, 0, 210, 20));
    EXPECT_GT(cut.dots, 0u);
    EXPECT_GT(cut.right, kFine.width - kFine.across(4)) << "a letter, or the gap before one";
    for (const double size : {-1.0, 0.0, 1e-9, 1e9}) {
        const auto odd = lay(u"x", 10, {"sans-serif", size});
        drawn(*odd);
        EXPECT_EQ(odd->lines().size(), 1u);
    }
}

}  // namespace
}  // namespace winfax::canvas
