// SPDX-License-Identifier: MIT
#include "typeset/text_pages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace winfax::typeset {
namespace {

using document::PageImage;
using document::PageSetup;
using document::Paper;

constexpr std::uint32_t kLinesOnA4 = 63;  // 267 mm, six an inch
constexpr double kDotsPerMillimetre = 204 / 25.4;

std::vector<PageImage> pagesOf(const std::string& text, const PageSetup& setup = {}) {
    std::vector<PageImage> pages;
    const auto done = textPages(std::as_bytes(std::span(text)), setup,
                                [&pages](PageImage page) -> model::Result<void> {
                                    pages.push_back(std::move(page));
                                    return {};
                                });
    EXPECT_TRUE(done) << done.error().detail;
    return pages;
}

PageImage pageOf(const std::string& text) {
    auto pages = pagesOf(text);
    EXPECT_EQ(pages.size(), 1u);
    return std::move(pages.at(0));
}

bool isBlack(const PageImage& page, std::uint32_t x, std::uint32_t y) {
    return (page.bits[y * document::kRowBytes + x / 8] & 0x80 >> x % 8) != 0;
}

bool hasInk(const PageImage& page, std::uint32_t y) {
    const auto* row = page.bits.data() + y * document::kRowBytes;
    return std::any_of(row, row + document::kRowBytes, [](std::uint8_t byte) { return byte != 0; });
}

struct Columns {
    std::uint32_t left = document::kPageWidth;
    std::uint32_t right = 0;
};
Columns columnsOf(const PageImage& page) {
    Columns seen;
    for (std::uint32_t y = 0; y < page.height; ++y) {
        for (std::uint32_t x = 0; x < document::kPageWidth; ++x) {
            if (!isBlack(page, x, y)) continue;
            seen.left = std::min(seen.left, x);
            seen.right = std::max(seen.right, x + 1);
        }
    }
    return seen;
}

// Lines of text without letters that reach above or below: rows with ink that follow rows without.
std::uint32_t linesOf(const PageImage& page) {
    std::uint32_t lines = 0;
    for (std::uint32_t y = 1; y < page.height; ++y)
        lines += hasInk(page, y) && !hasInk(page, y - 1);
    return lines;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

TEST(TextPagesTest, APageHasSixLinesAnInch) {
    EXPECT_EQ(linesOf(pageOf(repeated("xxx\n", kLinesOnA4))), kLinesOnA4);
    const auto two = pagesOf(repeated("xxx\n", kLinesOnA4 + 1));
    ASSERT_EQ(two.size(), 2u);
    EXPECT_EQ(linesOf(two[1]), 1u);
    EXPECT_EQ(pagesOf(repeated("x\n", 58), {Paper::letter}).size(), 1u);
    EXPECT_EQ(pagesOf(repeated("x\n", 59), {Paper::letter}).size(), 2u);
}

TEST(TextPagesTest, PagesHaveTheSizeOfThePaper) {
    for (const auto paper : {Paper::a4, Paper::letter, Paper::legal}) {
        for (const auto ydpi : {document::kFineDpi, document::kStandardDpi}) {
            const PageSetup setup{paper, ydpi};
            const auto pages = pagesOf("Hello", setup);
            ASSERT_EQ(pages.size(), 1u);
            EXPECT_EQ(pages[0].height, rowsOf(setup));
            EXPECT_EQ(pages[0].ydpi, ydpi);
            EXPECT_EQ(pages[0].bits.size(), std::size_t{pages[0].height} * document::kRowBytes);
        }
    }
}

TEST(TextPagesTest, EveryEndOfLineIsOne) {
    const auto unix = pageOf("one\ntwo\n\nfour");
    EXPECT_EQ(pageOf("one\r\ntwo\r\n\r\nfour").bits, unix.bits);
    EXPECT_EQ(pageOf("one\rtwo\r\rfour").bits, unix.bits);
    EXPECT_EQ(pageOf("one\ntwo\n\nfour\n").bits, unix.bits) << "no line after the last";
    EXPECT_NE(pageOf("one\ntwo\nfour").bits, unix.bits);
}

TEST(TextPagesTest, EightyColumnsAreALine) {
    EXPECT_EQ(linesOf(pageOf(std::string(80, 'x'))), 1u);
    EXPECT_EQ(linesOf(pageOf(std::string(81, 'x'))), 2u);
    EXPECT_EQ(linesOf(pageOf(std::string(60, 'x') + " " + std::string(19, 'x'))), 1u);
    const auto wrapped = pageOf(std::string(60, 'x') + " " + std::string(20, 'x'));
    EXPECT_EQ(wrapped.bits, pageOf(std::string(60, 'x') + "\n" + std::string(20, 'x')).bits)
        << "behind a word";
}

TEST(TextPagesTest, InkStaysWithinTheMargins) {
    const auto seen = columnsOf(pageOf(repeated(std::string(200, 'M') + "\n", 10)));
    const double paper = (document::kPageWidth - 210 * kDotsPerMillimetre) / 2;  // its left edge
    EXPECT_GE(seen.left, paper + 19.5 * kDotsPerMillimetre);
    EXPECT_LE(seen.left, paper + 21 * kDotsPerMillimetre);
    EXPECT_LE(seen.right, paper + 191 * kDotsPerMillimetre);
    EXPECT_GE(seen.right, paper + 180 * kDotsPerMillimetre);
    const auto page = pageOf(repeated("MMM\n", kLinesOnA4));
    const auto margin = static_cast<std::uint32_t>(15 / 25.4 * 196);
    for (std::uint32_t y = 0; y < margin; ++y) {
        ASSERT_FALSE(hasInk(page, y)) << y;
        ASSERT_FALSE(hasInk(page, page.height - 1 - y)) << y << " from below";
    }
}

TEST(TextPagesTest, TabsGoToEveryEighthColumn) {
    EXPECT_EQ(pageOf("\ta\tbc\td").bits, pageOf("        a       bc      d").bits);
    EXPECT_EQ(pageOf("12345678\tx").bits, pageOf("12345678        x").bits);
}

TEST(TextPagesTest, OtherControlCharactersAreLeftOut) {
    EXPECT_EQ(pageOf("a\x1B\x07\x7F\x08z").bits, pageOf("az").bits);
}

TEST(TextPagesTest, AFormFeedEndsThePage) {
    const auto pages = pagesOf("one\ftwo\n\f\fthree\f");
    ASSERT_EQ(pages.size(), 4u) << "none after the last";
    EXPECT_EQ(pages[0].bits, pageOf("one").bits);
    EXPECT_EQ(pages[1].bits, pageOf("two").bits);
    EXPECT_EQ(linesOf(pages[2]), 0u);
    EXPECT_EQ(pages[3].bits, pageOf("three").bits);
    EXPECT_EQ(pagesOf(repeated("x\n", kLinesOnA4) + "\fx").size(), 2u)
        << "a full page is not ended twice";
}

TEST(TextPagesTest, TextFromTheRightBeginsThere) {
    const auto seen = columnsOf(pageOf("\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85"));  // salam
    EXPECT_GT(seen.left, document::kPageWidth / 2);
    EXPECT_LT(columnsOf(pageOf("salam")).right, document::kPageWidth / 2);
}

TEST(TextPagesTest, ALineWithoutAnEndIsLaidOutInPortions) {
    // 100,000 letters: 1250 lines of 80.
    const auto pages = pagesOf(std::string(100'000, 'x'));
    ASSERT_EQ(pages.size(), (1250 + kLinesOnA4 - 1) / kLinesOnA4);
    std::uint32_t lines = 0;
    for (const auto& page : pages) lines += linesOf(page);
    EXPECT_EQ(lines, 1250u);
    std::string words;
    for (int i = 0; i < 5'000; ++i) words += "word" + std::to_string(1000 + i % 9000) + " ";
    std::uint32_t wordLines = 0;
    for (const auto& page : pagesOf(words)) wordLines += linesOf(page);
    EXPECT_EQ(wordLines, 556u) << "nine words a line, also where portions meet";
}

TEST(TextPagesTest, HundredPagesAreHundredPages) {
    std::string text;
    for (std::uint32_t line = 0; line < 100 * kLinesOnA4; ++line) {
        text += "Line " + std::to_string(line) +
                " of a text as long as this, which nearly fills its eighty columns.\n";
    }
    EXPECT_EQ(pagesOf(text).size(), 100u);
}

TEST(TextPagesTest, NobodyGetsMorePagesThanAllowed) {
    const std::string text = repeated("x\f", 10);
    std::uint32_t pages = 0;
    const auto count = [&pages](PageImage) -> model::Result<void> {
        ++pages;
        return {};
    };
    const auto refused = textPages(std::as_bytes(std::span(text)), {}, count, 9);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, model::ErrorCode::invalidData);
    EXPECT_EQ(refused.error().detail, "the text has more than 9 pages; send it in several parts");
    EXPECT_EQ(pages, 9u);
    EXPECT_TRUE(textPages(std::as_bytes(std::span(text)), {}, count, 10));
}

TEST(TextPagesTest, AnErrorOfTheReceiverEndsIt) {
    const std::string text = repeated("x\f", 10);
    std::uint32_t pages = 0;
    const auto full =
        textPages(std::as_bytes(std::span(text)), {}, [&pages](PageImage) -> model::Result<void> {
            if (++pages == 3) return model::fail(model::ErrorCode::diskFull, "full");
            return {};
        });
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, model::ErrorCode::diskFull);
    EXPECT_EQ(pages, 3u);
}

TEST(TextPagesTest, NoTextIsNoPage) {
    const auto none = textPages({}, {}, [](PageImage) { return model::Result<void>(); });
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().detail, "the text is empty");
    EXPECT_EQ(linesOf(pageOf("\n")), 0u) << "an empty page";
}

TEST(TextPagesTest, AnyBytesAreSomePages) {
    std::string bytes;
    std::uint32_t state = 1;
    for (int i = 0; i < 4'000; ++i)
        bytes += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    EXPECT_GE(pagesOf(bytes).size(), 1u);
    EXPECT_GE(pagesOf("\xFF\xFE" + bytes).size(), 1u);
}

}  // namespace
}  // namespace winfax::typeset
