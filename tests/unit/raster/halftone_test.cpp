// SPDX-License-Identifier: MIT
#include "raster/halftone.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scene.h"

namespace winfax::raster {
namespace {

using document::Halftone;
using document::PageImage;
using test::darkness;

PageImage drawn(const GreyPicture& picture, Halftone kind, std::uint32_t ydpi) {
    PageImage page{picture.height, ydpi, {}};
    page.bits.resize(std::size_t{page.height} * document::kRowBytes);
    drawHalftone(picture, kind, page, 0, 0);
    return page;
}

GreyPicture flat(std::uint8_t shade) {
    return {600, 300, std::vector<std::uint8_t>(600 * 300, shade)};
}

std::uint32_t changesIn(const PageImage& page) {
    std::uint32_t changes = 0;
    for (std::uint32_t y = 0; y < page.height; ++y) {
        for (std::uint32_t x = 1; x < 600; ++x) {
            changes += darkness(page, x, y, 1, 1) != darkness(page, x - 1, y, 1, 1) ? 1 : 0;
        }
    }
    return changes;
}

// Diffusion is as dark as it should be to a hundredth; a screen of 36 dots (24 at 98 dpi), half of
// which are pairs, in steps of 1/12 at most, half of which it may miss.
TEST(Halftone, IsAsDarkAsTheShade) {
    for (const std::uint32_t ydpi : {196u, 98u}) {
        for (int shade = 0; shade < 256; shade += 15) {
            SCOPED_TRACE(std::to_string(shade) + " " + std::to_string(ydpi));
            const double level = std::min(1.0, std::max(0.0, (shade - 5) / 245.0));
            const double wanted = 1 - std::pow(level, 1.5);
            const auto picture = flat(static_cast<std::uint8_t>(shade));
            EXPECT_NEAR(darkness(drawn(picture, Halftone::diffusion, ydpi), 20, 20, 560, 260),
                        wanted, 0.01);
            EXPECT_NEAR(darkness(drawn(picture, Halftone::ordered, ydpi), 0, 0, 600, 300), wanted,
                        0.045);
        }
    }
}

TEST(Halftone, PureStaysPureBesideGrey) {
    for (const auto kind : {Halftone::diffusion, Halftone::ordered}) {
        GreyPicture picture = flat(100);
        for (std::uint32_t y = 100; y < 200; ++y) {
            std::ranges::fill(picture.row(y).subspan(100, 100), 255);
            std::ranges::fill(picture.row(y).subspan(300, 100), 0);
            std::ranges::fill(picture.row(y).subspan(450, 100), 252);  // what JPEG makes of white
        }
        const PageImage page = drawn(picture, kind, 196);
        EXPECT_EQ(darkness(page, 100, 100, 100, 100), 0);
        EXPECT_EQ(darkness(page, 300, 100, 100, 100), 1);
        EXPECT_EQ(darkness(page, 450, 100, 100, 100), 0);
    }
}

// What a fax codes is where the colour changes.
TEST(Halftone, OrderedHasFewerChanges) {
    for (const std::uint8_t shade : {80, 130, 180}) {
        const auto ordered = changesIn(drawn(flat(shade), Halftone::ordered, 196));
        EXPECT_LT(ordered * 5, changesIn(drawn(flat(shade), Halftone::diffusion, 196)) * 4)
            << int{shade};
    }
}

// No streaks: in a flat grey every part of 16 x 16 dots is about as dark as the others. Of 256 dots
// an error of diffusion moves those of half a border at most, 8 of 256, either way.
TEST(Halftone, DiffusionIsEven) {
    for (const std::uint32_t ydpi : {196u, 98u}) {
        const PageImage page = drawn(flat(128), Halftone::diffusion, ydpi);
        const double mean = darkness(page, 32, 32, 512, 256);
        for (std::uint32_t y = 32; y < 272; y += 16) {
            for (std::uint32_t x = 32; x < 560; x += 16) {
                EXPECT_NEAR(darkness(page, x, y, 16, 16), mean, 0.0625);
            }
        }
    }
}

}  // namespace
}  // namespace winfax::raster
