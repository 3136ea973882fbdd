// SPDX-License-Identifier: MIT
// Pages that are faxes already keep their dots.
#include <gtest/gtest.h>

#include "tiff_files.h"

namespace winfax::test {
namespace {

using raster::Orientation;

TiffForm faxOptions(std::uint16_t compression, double ydpi = 196) {
    TiffForm options;
    options.photometric = 0;
    options.bits = 1;
    options.compression = compression;
    options.x = 204;
    options.y = ydpi;
    return options;
}

void expectDots(const document::PageImage& page, const Picture& picture, std::uint32_t ydpi) {
    EXPECT_EQ(page.height, picture.height);
    EXPECT_EQ(page.ydpi, ydpi);
    EXPECT_TRUE(page.bits == dotsOf(picture)) << "other dots";
}

TEST(FaxTiff, KeepsItsDots) {
    const auto picture = faxPicture(300, 1);
    for (const std::uint16_t number :
         {compression::none, compression::runLengths, compression::group3, compression::group4,
          compression::lzw, compression::packBits}) {
        for (const std::uint16_t fillOrder : {1, 2}) {
            for (const char order : {'l', 'b'}) {
                SCOPED_TRACE(std::to_string(number) + " " + std::to_string(fillOrder) + order);
                auto options = faxOptions(number);
                options.fillOrder = fillOrder;
                expectDots(onlyPage(pagesOfTiff(tiffOf(picture, options, order))), picture, 196);
                options.photometric = 1;
                expectDots(onlyPage(pagesOfTiff(tiffOf(picture, options, order))), picture, 196);
                options.twoDimensional = number == compression::group3;
                options.rowsPerStrip = 300;
                expectDots(onlyPage(pagesOfTiff(tiffOf(picture, options, order))), picture, 196);
            }
        }
    }
}

// Whatever the setup says, when all pages of the file have it.
TEST(FaxTiff, KeepsItsResolution) {
    const auto picture = faxPicture(40, 2);
    for (const double y : {98.0, 100.0}) {
        for (const std::uint16_t number : {compression::group3, compression::group4}) {
            expectDots(onlyPage(pagesOfTiff(tiffOf(picture, faxOptions(number, y)))), picture, 98);
        }
    }
    expectDots(onlyPage(pagesOfTiff(tiffOf(picture, faxOptions(compression::group3, 200)),
                                    {document::Paper::a4, 98})),
               picture, 196);
    auto metric = faxOptions(compression::group3, 77);
    metric.unit = 3;
    metric.x = 80.31;
    expectDots(onlyPage(pagesOfTiff(tiffOf(picture, metric))), picture, 196);
    auto unknown = faxOptions(compression::group4);
    unknown.unit = 1;
    unknown.x = unknown.y = 1;
    expectDots(onlyPage(pagesOfTiff(tiffOf(picture, unknown))), picture, 196);
}

TEST(FaxTiff, IsTurnedDotForDot) {
    const auto picture = faxPicture(50, 3);
    for (int number = 2; number <= 4; ++number) {
        SCOPED_TRACE(number);
        auto options = faxOptions(compression::group4);
        options.orientation = static_cast<Orientation>(number);
        expectDots(onlyPage(pagesOfTiff(tiffOf(storedFor(picture, options.orientation), options))),
                   picture, 196);
    }
}

// A document has one resolution: fax pages of different ones get that of the setup.
TEST(FaxTiff, PagesOfDifferentResolutionsGetOne) {
    const auto fine = faxPicture(64, 4);
    const auto standard = faxPicture(32, 5);
    const auto file = tiffOf({{fine, faxOptions(compression::group4, 196)},
                              {standard, faxOptions(compression::group3, 98)}});
    auto outcome = pagesOfTiff(file, {document::Paper::a4, 196});
    ASSERT_EQ(outcome.pages.size(), 2u) << outcome.error;
    expectDots(outcome.pages[0], fine, 196);
    ASSERT_EQ(outcome.pages[1].height, 64u);
    // Each row twice.
    const auto dots = dotsOf(standard);
    for (std::size_t y = 0; y < 64; ++y) {
        EXPECT_TRUE(std::equal(&dots[y / 2 * 216], &dots[y / 2 * 216] + 216,
                               &outcome.pages[1].bits[y * 216]))
            << y;
    }
    outcome = pagesOfTiff(file, {document::Paper::a4, 98});
    ASSERT_EQ(outcome.pages.size(), 2u) << outcome.error;
    EXPECT_EQ(outcome.pages[0].height, 32u);
    EXPECT_EQ(outcome.pages[0].ydpi, 98u);
    expectDots(outcome.pages[1], standard, 98);
}

TEST(FaxTiff, MayBeLong) {
    const auto picture = faxPicture(4000, 6);
    expectDots(onlyPage(pagesOfTiff(tiffOf(picture, faxOptions(compression::group3)))), picture,
               196);
    // Superfine: twice the rows.
    EXPECT_EQ(onlyPage(pagesOfTiff(tiffOf(picture, faxOptions(compression::group4, 391)))).height,
              2005u);
}

TEST(FaxTiff, OtherWidthsAreLaidOnPaper) {
    Picture wide{2432, 400, std::vector<Colour>(2432 * 400)};
    auto options = faxOptions(compression::group4, 300);
    options.x = 300;
    const auto page = onlyPage(pagesOfTiff(tiffOf(wide, options)));
    EXPECT_EQ(page.height, 2292u);
    // 1654 x 261 dots, black.
    EXPECT_EQ(darkness(page, 37, 39, 1654, 261), 1);
    EXPECT_EQ(darkness(page, 0, 0, 37, 2292), 0);
    EXPECT_EQ(darkness(page, 1691, 0, 37, 2292), 0);
}

}  // namespace
}  // namespace winfax::test
