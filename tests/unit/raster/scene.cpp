// SPDX-License-Identifier: MIT
#include "scene.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "raster/any_tiff_check.h"
#include "raster/raster_pages.h"

namespace winfax::test {

using document::PageImage;
using document::PageSetup;

namespace {

constexpr Colour grey(std::uint8_t shade) { return {shade, shade, shade, 255}; }

}  // namespace

const Blocks kColours{{{255, 0, 0},
                       {0, 255, 0},
                       {0, 0, 255},
                       {255, 255, 255},
                       {0, 0, 0},
                       {255, 255, 0},
                       {0, 255, 255},
                       {128, 64, 0},
                       {64, 128, 192},
                       {255, 255, 255},
                       {0, 0, 0},
                       {255, 0, 255}}};
const Blocks kGreys{{grey(0), grey(51), grey(102), grey(255), grey(204), grey(153), grey(221),
                     grey(34), grey(119), grey(255), grey(85), grey(187)}};
const Blocks kBlackAndWhite{{grey(0), grey(255), grey(0), grey(0), grey(255), grey(0), grey(255),
                             grey(255), grey(0), grey(0), grey(255), grey(255)}};
const Blocks kTransparent{{{0, 0, 0, 255},
                           {0, 0, 0, 0},
                           {0, 0, 0, 153},
                           {255, 0, 0, 102},
                           {255, 255, 255, 255},
                           {255, 255, 255, 0},
                           {102, 102, 102, 255},
                           {0, 0, 0, 51},
                           {0, 0, 255, 204},
                           {0, 255, 0, 255},
                           {51, 51, 51, 204},
                           {0, 0, 0, 102}}};

Picture sceneOf(const Blocks& blocks) {
    Picture picture{kBlock * kAcross, kBlock * kDown, {}};
    picture.dots.resize(std::size_t{picture.width} * picture.height);
    for (std::uint32_t y = 0; y < picture.height; ++y) {
        for (std::uint32_t x = 0; x < picture.width; ++x) {
            picture.at(x, y) = blocks[y / kBlock * kAcross + x / kBlock];
        }
    }
    return picture;
}

Picture storedFor(const Picture& picture, raster::Orientation orientation) {
    const int number = static_cast<int>(orientation);
    const bool swaps = number >= 5;
    Picture stored{
        swaps ? picture.height : picture.width, swaps ? picture.width : picture.height, {}};
    stored.dots.resize(picture.dots.size());
    // TIFF 6.0: where row 0 and column 0 of the file are to be seen.
    for (std::uint32_t y = 0; y < stored.height; ++y) {
        for (std::uint32_t x = 0; x < stored.width; ++x) {
            const bool rowsFar = number == 3 || number == 4 || number == 6 || number == 7;
            const bool columnsFar = number == 2 || number == 3 || number == 7 || number == 8;
            const std::uint32_t row = rowsFar ? stored.height - 1 - y : y;
            const std::uint32_t column = columnsFar ? stored.width - 1 - x : x;
            stored.at(x, y) = swaps ? picture.at(row, column) : picture.at(column, row);
        }
    }
    return stored;
}

std::uint8_t greyOf(const Colour& colour) {
    return static_cast<std::uint8_t>(
        std::lround(0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue));
}

Outcome pagesOfPicture(raster::PictureKind kind, std::span<const std::byte> file,
                       const PageSetup& setup) {
    Outcome outcome;
    if (const auto checked = raster::checkPicture(kind, file); !checked) {
        outcome.error = "check: " + checked.error().detail;
        return outcome;
    }
    const auto made =
        raster::picturePage(kind, file, setup, [&](PageImage page) -> model::Result<void> {
            outcome.pages.push_back(std::move(page));
            return {};
        });
    if (!made) outcome.error = made.error().detail;
    return outcome;
}

Outcome pagesOfTiff(std::span<const std::byte> file, const PageSetup& setup) {
    Outcome outcome;
    const auto checked = raster::checkAnyTiff(file);
    if (!checked) {
        outcome.error = "check: " + checked.error().detail;
        return outcome;
    }
    const auto made = raster::tiffPages(file, setup, [&](PageImage page) -> model::Result<void> {
        outcome.pages.push_back(std::move(page));
        return {};
    });
    if (!made) outcome.error = made.error().detail;
    EXPECT_TRUE(!made || outcome.pages.size() == checked->pages);
    return outcome;
}

double darkness(const PageImage& page, std::uint32_t left, std::uint32_t top, std::uint32_t width,
                std::uint32_t height) {
    std::uint64_t black = 0;
    const std::uint32_t right = left + width;
    for (std::uint32_t y = top; y < top + height; ++y) {
        const auto row =
            std::span(page.bits).subspan(std::size_t{y} * document::kRowBytes, document::kRowBytes);
        // Whole bytes where there are any: sanitizers make this slow.
        for (std::uint32_t x = left; x < right;) {
            const bool whole = x % 8 == 0 && x + 8 <= right;
            black += whole ? static_cast<std::uint32_t>(std::popcount(row[x / 8]))
                           : row[x / 8] >> (7 - x % 8) & 1u;
            x += whole ? 8 : 1;
        }
    }
    return double(black) / (double(width) * height);
}

PageImage onlyPage(const Outcome& outcome) {
    EXPECT_EQ(outcome.error, "");
    EXPECT_EQ(outcome.pages.size(), 1u);
    return outcome.pages.size() == 1 ? outcome.pages.front() : PageImage{};
}

namespace {

// The share of black dots that a shade is to have: the curve of halftone.cpp.
double wantedDarkness(const Colour& colour) {
    const double opaque = colour.alpha / 255.0;
    const double shade = greyOf(colour) * opaque + 255 * (1 - opaque);
    return 1 - std::pow(std::clamp((shade - 5) / 245, 0.0, 1.0), 1.5);
}

}  // namespace

// A block is 122 x 118 dots; what is looked at is 80 dots within it. Of a screen of 6 x 6 dots
// that part may hold a row more or less of its blackest dots (80 of 6400), of a diffused one less,
// a screen has 18 shades (a step of 0.056, half of which is the error), and JPEG shifts shades by
// two or three (0.015): 0.05 in all. What is black or white is so in every dot, but for JPEG near
// borders, which are not looked at.
void expectScene(const Outcome& outcome, const Blocks& blocks, const PageSetup& setup) {
    const PageImage page = onlyPage(outcome);
    ASSERT_EQ(page.height, rowsOf(setup));
    ASSERT_EQ(page.ydpi, setup.ydpi);
    ASSERT_EQ(page.bits.size(), std::size_t{page.height} * document::kRowBytes);
    const double dotsAcross = kBlock * 204.0 / kSceneDpi;
    const double dotsDown = kBlock * double(setup.ydpi) / kSceneDpi;
    const double left = (1728 - kAcross * dotsAcross) / 2;
    const double top = 5 / 25.4 * setup.ydpi;
    const std::uint32_t down = setup.ydpi == 196 ? 80 : 40;
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
        SCOPED_TRACE("block " + std::to_string(i));
        const double x = left + (i % kAcross + 0.5) * dotsAcross - 40;
        const double y = top + (i / kAcross + 0.5) * dotsDown - down / 2.0;
        const double seen =
            darkness(page, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y), 80, down);
        const double wanted = wantedDarkness(blocks[i]);
        EXPECT_NEAR(seen, wanted, wanted == 0 || wanted == 1 ? 0.0 : 0.05);
    }
    const auto inside = static_cast<std::uint32_t>(top + kDown * dotsDown + 2);
    EXPECT_EQ(darkness(page, 0, 0, 1728, static_cast<std::uint32_t>(top) - 1), 0);
    EXPECT_EQ(darkness(page, 0, 0, static_cast<std::uint32_t>(left) - 1, page.height), 0);
    EXPECT_EQ(darkness(page, 0, inside, 1728, page.height - inside), 0);
}

}  // namespace winfax::test
