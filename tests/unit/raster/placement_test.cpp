// SPDX-License-Identifier: MIT
#include "raster/placement.h"

#include <gtest/gtest.h>

#include "raster/limits.h"

namespace winfax::raster {
namespace {

using document::PageSetup;
using document::Paper;

constexpr PageSetup kA4{};
constexpr PageSetup kA4Standard{Paper::a4, 98};
constexpr PageSetup kLetter{Paper::letter};

SourceInfo known(std::uint32_t width, std::uint32_t height, double dpi) {
    return {width, height, densityOf(dpi, dpi)};
}
SourceInfo unknown(std::uint32_t width, std::uint32_t height) { return {width, height, {}}; }

void expectAt(const Placement& place, std::uint32_t left, std::uint32_t top, std::uint32_t width,
              std::uint32_t height, bool turned = false) {
    EXPECT_EQ(place.left, left);
    EXPECT_EQ(place.top, top);
    EXPECT_EQ(place.width, width);
    EXPECT_EQ(place.height, height);
    EXPECT_EQ(place.turned, turned);
}

// Millimetres and dots: 5 mm are 39 rows (19 at 98 dpi), 25.4 mm are 204 dots.
TEST(Placement, NaturalSizeAtTheTop) {
    expectAt(placementOf(known(600, 300, 300), kA4), 660, 39, 408, 196);
    expectAt(placementOf(known(600, 300, 300), kA4Standard), 660, 19, 408, 98);
}

TEST(Placement, ScansOfTheWholePaperFillIt) {
    expectAt(placementOf(known(2480, 3508, 300), kA4), 21, 0, 1686, 2292);
    expectAt(placementOf(known(1654, 2339, 200), kA4), 20, 0, 1687, 2292);
    // 215.9 mm are more than the 1728 dots of a fax.
    const Placement letter = placementOf(known(2550, 3300, 300), kLetter);
    EXPECT_EQ(letter.width, 1728u);
    EXPECT_NEAR(letter.height, 2156, 9);
    EXPECT_FALSE(letter.turned);
}

TEST(Placement, LargerOnesAreReducedWithinMargins) {
    // 16 x 20 inches on A4: 200 mm wide, 250 mm high.
    expectAt(placementOf(known(1600, 2000, 100), kA4), 61, 39, 1606, 1929);
    // 10 x 40 inches: 287 mm high.
    expectAt(placementOf(known(1000, 4000, 100), kA4), 576, 38, 576, 2215);
}

TEST(Placement, WideOnesAreTurned) {
    // A4 lying across.
    expectAt(placementOf(known(3508, 2480, 300), kA4), 21, 0, 1686, 2292, true);
    // As wide as the paper: nothing is gained.
    EXPECT_FALSE(placementOf(known(2000, 1000, 300), kA4).turned);
    EXPECT_TRUE(placementOf(known(4000, 1000, 300), kA4).turned);
    // Nearly square: it would not be larger.
    EXPECT_FALSE(placementOf(known(4000, 3950, 300), kA4).turned);
    EXPECT_TRUE(placementOf(unknown(4000, 3000), kA4).turned);
    EXPECT_FALSE(placementOf(unknown(1600, 900), kA4).turned);
}

TEST(Placement, UnknownOnesFillTheWidth) {
    expectAt(placementOf(unknown(1000, 500), kA4), 61, 39, 1606, 772);
    // But not with dots larger than half a millimetre: 2 inches.
    expectAt(placementOf(unknown(100, 100), kA4), 660, 39, 408, 392);
    // Dots that are twice as high as wide.
    const Placement tall = placementOf({1000, 500, aspectOf(2, 1)}, kA4);
    EXPECT_EQ(tall.width, 1606u);
    EXPECT_NEAR(tall.height, 2 * 772, 2);
}

TEST(Placement, OrientationCountsBeforeTheSize) {
    SourceInfo info = known(3508, 2480, 300);
    info.orientation = Orientation::rightTop;
    expectAt(placementOf(info, kA4), 21, 0, 1686, 2292);
}

TEST(Placement, WhatIsNoResolutionIsUnknown) {
    EXPECT_FALSE(densityOf(0, 0).known);
    EXPECT_FALSE(densityOf(1, 1).known);
    EXPECT_FALSE(densityOf(300, 50).known);
    EXPECT_FALSE(densityOf(1e9, 1e9).known);
    EXPECT_TRUE(densityOf(204, 98).known);
}

TEST(Placement, IsAlwaysOnThePage) {
    for (const auto& setup : {kA4, kA4Standard, kLetter, PageSetup{Paper::legal}}) {
        for (const std::uint32_t width : {1u, 7u, 500u, 1728u, 3000u, kMaxSide}) {
            for (const std::uint32_t height : {1u, 9u, 500u, 2200u, 9000u, kMaxSide}) {
                for (const double dpi : {0.0, 10.0, 72.0, 204.0, 600.0, 20'000.0}) {
                    const Placement place = placementOf(known(width, height, dpi), setup);
                    EXPECT_GE(place.width, 1u);
                    EXPECT_GE(place.height, 1u);
                    EXPECT_LE(place.left + place.width, document::kPageWidth);
                    EXPECT_LE(place.top + place.height, rowsOf(setup));
                }
            }
        }
    }
}

}  // namespace
}  // namespace winfax::raster
