// SPDX-License-Identifier: MIT
#include "document/banner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/banner_font.h"
#include "document/page_reader.h"
#include "page_files.h"

namespace winfax::document {
namespace {

using test::fileOf;
using test::inkIn;
using test::noisyPage;
using test::whitePage;
using testing::HasSubstr;

const BannerText kText{u"2026-11-22 20:15", u"+49 30 123", u"+49 40 456"};

std::string narrow(const std::u16string& text) { return {text.begin(), text.end()}; }

// The dots of a glyph where it stands in the banner.
void expectGlyphAt(const PageImage& image, std::uint32_t column, char16_t character) {
    const auto& glyph = glyphOf(character);
    for (std::uint32_t y = 0; y < kGlyphHeight; ++y) {
        for (std::uint32_t x = 0; x < kGlyphWidth; ++x) {
            const bool expected = (glyph[y] >> (kGlyphWidth - 1 - x) & 1) != 0;
            const std::uint32_t left = kBannerMargin + column * kGlyphWidth;
            ASSERT_EQ(test::isBlack(image, left + x, y + 2), expected)
                << "column " << column << ", dot " << x << ", row " << y;
        }
    }
}

std::vector<PageImage> withBannerRead(const std::vector<PageImage>& images,
                                      const BannerText& text = kText) {
    const Bytes file = fileOf(images);
    const auto made = withBanner(file, text);
    EXPECT_TRUE(made) << made.error().detail;
    if (!made) return {};
    const auto reader = PageReader::open(*made);
    EXPECT_TRUE(reader) << reader.error().detail;
    std::vector<PageImage> pages;
    for (std::uint32_t i = 0; reader && i < reader->pages(); ++i) pages.push_back(*reader->page(i));
    return pages;
}

TEST(BannerLine, HoldsDateSenderRecipientAndPage) {
    const std::string line = narrow(bannerLine(kText, 1, 3));
    EXPECT_EQ(line.size(), kBannerColumns);
    EXPECT_EQ(line.rfind("2026-11-22 20:15  FROM: +49 30 123  TO: +49 40 456   ", 0), 0u) << line;
    EXPECT_EQ(line.substr(line.size() - 13), "  PAGE 1 OF 3") << line;
}

TEST(BannerLine, AbsentAndEmptyTextsLeaveNoLabel) {
    const std::string line = narrow(bannerLine({{}, u"", u"987"}, 10'000, 10'000));
    EXPECT_EQ(line.size(), kBannerColumns);
    EXPECT_EQ(line.rfind("TO: 987 ", 0), 0u) << line;
    EXPECT_THAT(line, Not(HasSubstr("FROM")));
    EXPECT_THAT(line, HasSubstr("  PAGE 10000 OF 10000"));
    EXPECT_EQ(narrow(bannerLine({}, 1, 1)), std::string(155, ' ') + "PAGE 1 OF 1");
}

TEST(BannerLine, TooLongTextsAreCut) {
    const std::u16string lots(30'000, u'x');
    const std::string line = narrow(bannerLine({lots, lots, lots}, 9'999, 10'000));
    EXPECT_EQ(line.size(), kBannerColumns);
    EXPECT_THAT(line, HasSubstr("x...  FROM: xxx"));
    EXPECT_THAT(line, HasSubstr("x...  TO: xxx"));
    EXPECT_THAT(line, HasSubstr("x...  PAGE 9999 OF 10000"));
}

TEST(BannerFont, LatinLettersDifferAndTheRestIsAQuestionMark) {
    EXPECT_NE(glyphOf(u'A'), glyphOf(u'B'));
    EXPECT_NE(glyphOf(u'\u00C4'), glyphOf(u'A'));
    EXPECT_NE(glyphOf(u'\u00FF'), glyphOf(u'y'));
    for (const char16_t other : {u'\0', u'\n', u'\u007F', u'\u009F', u'\u0100', u'\u4E2D'}) {
        EXPECT_EQ(glyphOf(other), glyphOf(u'?'));
    }
    for (const std::uint16_t row : glyphOf(u' ')) EXPECT_EQ(row, 0);
}

TEST(Banner, GlyphsStandWhereTheLineHasThem) {
    PageImage image = whitePage(100);
    const std::u16string line = bannerLine(kText, 2, 7);
    drawBanner(image, line);
    for (std::uint32_t i = 0; i < kBannerColumns; ++i) expectGlyphAt(image, i, line[i]);
    EXPECT_GT(inkIn(image, 0, 24), 1000u);
    EXPECT_EQ(inkIn(image, 24, 100), 0u);
}

TEST(Banner, InkInTheRowsOfTheBannerOnly) {
    const std::vector<PageImage> images{noisyPage(200, 1), noisyPage(180, 2), noisyPage(30, 3)};
    const auto pages = withBannerRead(images);
    ASSERT_EQ(pages.size(), 3u);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        ASSERT_EQ(pages[i].height, images[i].height);
        PageImage expected = images[i];
        drawBanner(expected, bannerLine(kText, static_cast<std::uint32_t>(i) + 1, 3));
        EXPECT_TRUE(pages[i].bits == expected.bits) << "page " << i + 1;
        EXPECT_TRUE(std::equal(pages[i].bits.begin() + 24 * kRowBytes, pages[i].bits.end(),
                               images[i].bits.begin() + 24 * kRowBytes));
        EXPECT_EQ(inkIn(pages[i], 0, 2), 0u) << "white above the letters";
        EXPECT_EQ(inkIn(pages[i], 22, 24), 0u) << "white below the letters";
    }
}

TEST(Banner, PageNumberDiffersOnEveryPage) {
    const auto pages = withBannerRead({whitePage(50), whitePage(50), whitePage(50)});
    ASSERT_EQ(pages.size(), 3u);
    // "PAGE n OF 3" ends at the right margin: n is the sixth character from there.
    for (std::uint32_t i = 0; i < 3; ++i) {
        expectGlyphAt(pages[i], kBannerColumns - 6, static_cast<char16_t>(u'1' + i));
        expectGlyphAt(pages[i], kBannerColumns - 1, u'3');
    }
}

TEST(Banner, StandardResolutionHasTheSameHeightOnPaper) {
    const auto pages = withBannerRead({whitePage(50, kStandardDpi)});
    ASSERT_EQ(pages.size(), 1u);
    EXPECT_EQ(pages[0].ydpi, 98u);
    PageImage fine = whitePage(50);
    drawBanner(fine, bannerLine(kText, 1, 1));
    for (std::uint32_t y = 0; y < 12; ++y) {
        for (std::uint32_t x = 0; x < kPageWidth; ++x) {
            ASSERT_EQ(test::isBlack(pages[0], x, y),
                      test::isBlack(fine, x, 2 * y) || test::isBlack(fine, x, 2 * y + 1))
                << x << ", " << y;
        }
    }
    EXPECT_EQ(inkIn(pages[0], 12, 50), 0u);
}

TEST(Banner, PageShorterThanTheBanner) {
    for (const std::uint32_t height : {1u, 2u, 13u, 23u}) {
        const auto pages = withBannerRead({noisyPage(height, 4)});
        ASSERT_EQ(pages.size(), 1u);
        EXPECT_EQ(pages[0].height, height);
        EXPECT_EQ(inkIn(pages[0], 0, std::min(height, 2u)), 0u);
    }
}

TEST(Banner, WrittenAsTiffClassF) {
    const auto made = withBanner(fileOf({noisyPage(60, 5), noisyPage(60, 6)}, {1, 2, 1, 7}), kText);
    ASSERT_TRUE(made) << made.error().detail;
    const auto pages = test::seenIn(*made);
    ASSERT_EQ(pages.size(), 2u);
    EXPECT_EQ(pages[1].compression, 4);
    EXPECT_EQ(pages[1].strips, 1u);
    EXPECT_EQ(pages[1].page, 1);
    EXPECT_EQ(pages[1].pages, 2);
}

TEST(Banner, DamagedPageIsRefused) {
    test::TiffPage damaged;
    damaged.length = 400;
    damaged.stripBytes = 20;
    test::TiffOptions options;
    options.pages = {test::TiffPage{}, damaged};
    const auto made = withBanner(test::bytesOf(test::faxTiff(options)), kText);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, model::ErrorCode::invalidData);
    EXPECT_THAT(made.error().detail, HasSubstr("page 2, strip 1: row "));
}

// A small file may promise a lot: 80 pages of 65,535 rows.
TEST(Banner, MoreThanCanBeDecodedIsRefusedBeforehand) {
    test::TiffPage tall;
    tall.length = 65'535;
    test::TiffOptions options;
    options.pages.assign(80, tall);
    const auto made = withBanner(test::bytesOf(test::faxTiff(options)), kText);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, model::ErrorCode::invalidData);
    EXPECT_THAT(made.error().detail, HasSubstr("80 pages take 1132444800 bytes"));
}

}  // namespace
}  // namespace winfax::document
