// SPDX-License-Identifier: MIT
#include "canvas/page.h"

#include <gtest/gtest.h>

#include <limits>
#include <numbers>
#include <vector>

#include "canvas/shade.h"
#include "ink.h"

namespace winfax::canvas {
namespace {

using test::inkOf;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// A dot is a tenth of a millimetre across and a fifth down.
constexpr Dots kDots{200, 100, 254, 127};

TEST(PageTest, ARectangleHasItsSidesOnWholeDots) {
    Page page(kDots);
    page.fillRectangle({1.04, 1.0}, 2.0, 4.0, 0);
    const auto ink = inkOf(page.bitmap());
    EXPECT_EQ(ink.left, 10u);
    EXPECT_EQ(ink.right, 30u);
    EXPECT_EQ(ink.top, 5u);
    EXPECT_EQ(ink.bottom, 25u);
    EXPECT_EQ(ink.dots, 20u * 20u);
}

TEST(PageTest, NothingIsTooThinToBeSeen) {
    Page page(kDots);
    page.fillRectangle({1, 1}, 10, 0.001, 0);
    EXPECT_EQ(inkOf(page.bitmap()).dots, 100u);

    Page lines(kDots);
    Path level;
    level.moveTo({1, 3});
    level.lineTo({11, 3});
    lines.stroke(level, 0.001, 0);
    EXPECT_EQ(inkOf(lines.bitmap()).dots, 100u);
    Path slanted;
    slanted.moveTo({1, 5});
    slanted.lineTo({11, 15});
    lines.stroke(slanted, 0.001, 0);
    EXPECT_GE(inkOf(lines.bitmap()).dots, 100u + 50u) << "a dot a row";
}

TEST(PageTest, AFrameHasFullCorners) {
    Page page(kDots);
    Path frame;
    frame.addRectangle({2, 2}, 10, 10);
    page.stroke(frame, 0.8, 0);
    const auto& dots = page.bitmap();
    EXPECT_TRUE(dots.at(16, 8)) << "the outer corner";
    EXPECT_FALSE(dots.at(15, 8));
    EXPECT_FALSE(dots.at(40, 20)) << "inside";
    EXPECT_TRUE(dots.at(123, 61)) << "the opposite corner";
}

TEST(PageTest, AnEllipseHasItsArea) {
    Page page(kDots);
    Path ellipse;
    ellipse.addEllipse({10, 10}, 8, 6);
    page.fill(ellipse, FillRule::nonZero, 0);
    const double dots = std::numbers::pi * 80 * 30;
    EXPECT_NEAR(static_cast<double>(inkOf(page.bitmap()).dots), dots, dots * 0.01);
}

TEST(PageTest, TheFillRuleDecidesAboutWhatIsInsideTwice) {
    Path both;
    both.addRectangle({1, 1}, 10, 10);
    both.addRectangle({3, 3}, 4, 4);
    Page nonZero(kDots);
    nonZero.fill(both, FillRule::nonZero, 0);
    Page evenOdd(kDots);
    evenOdd.fill(both, FillRule::evenOdd, 0);
    EXPECT_TRUE(nonZero.bitmap().at(50, 25));
    EXPECT_FALSE(evenOdd.bitmap().at(50, 25));
    EXPECT_TRUE(evenOdd.bitmap().at(20, 10));
}

TEST(PageTest, AShadeBlackensItsShareOfTheDots) {
    for (int shade = 0; shade < 256; shade += 5) {
        Page page(kDots);
        page.fillRectangle({0, 0}, 16, 16, static_cast<std::uint8_t>(shade));
        const double share = static_cast<double>(inkOf(page.bitmap()).dots) / (160 * 80);
        EXPECT_NEAR(share, 1 - shade / 255.0, 0.04) << shade;
    }
    Page page(kDots);
    page.fillRectangle({0, 0}, 16, 16, 255);
    EXPECT_EQ(inkOf(page.bitmap()).dots, 0u);
}

// The pattern of a row is written a byte at a time.
TEST(PageTest, RowsAreTheSameDotsWhereverTheyBeginAndEnd) {
    for (std::uint32_t begin = 0; begin < 20; ++begin) {
        for (std::uint32_t end = begin + 1; end < 40; ++end) {
            Page page(kDots);
            page.fillRectangle({begin * 0.1, 0.2}, (end - begin) * 0.1, 0.2, 100);
            for (std::uint32_t x = 0; x < 48; ++x) {
                ASSERT_EQ(page.bitmap().at(x, 1), x >= begin && x < end && isBlack(100, x, 1))
                    << begin << " to " << end << ", " << x;
            }
        }
    }
}

TEST(PageTest, WhiteCoversBlack) {
    Page page(kDots);
    page.fillRectangle({1, 1}, 10, 10, 0);
    page.fillRectangle({2, 2}, 8, 8, 255);
    EXPECT_FALSE(page.bitmap().at(50, 25));
    EXPECT_TRUE(page.bitmap().at(12, 25));
}

TEST(PageTest, WhatIsOutsideOrNoNumberIsNotDrawn) {
    Page page(kDots);
    for (const double bad : {kNaN, kInfinity, -kInfinity, 1e300, -1e300, Page::kFar + 1}) {
        Path path;
        path.addRectangle({bad, 1}, 5, 5);
        path.addEllipse({1, bad}, 5, 5);
        page.fill(path, FillRule::nonZero, 0);
        page.stroke(path, 1, 0);
        page.fillRectangle({1, 1}, bad, 1, 0);
        page.fillRectangle({1, bad}, 1, 1, 0);
        const std::vector<std::uint8_t> dot{0};
        page.picture({1, 1, dot}, {1, 1}, bad, 5);
        Path good;
        good.addRectangle({1, 1}, 5, 5);
        page.stroke(good, std::abs(bad), 0);
    }
    page.fillRectangle({-100, -100}, 50, 50, 0);
    page.fillRectangle({5'000, 1}, 50, 50, 0);
    EXPECT_EQ(inkOf(page.bitmap()).dots, 0u);
    page.fillRectangle({-5'000, -5'000}, 9'999, 9'999, 0);
    EXPECT_EQ(inkOf(page.bitmap()).dots, 200u * 100u) << "the part that is on the page";
}

TEST(PageTest, APictureIsStretchedToItsPlace) {
    Page page(kDots);
    const std::vector<std::uint8_t> shades{0, 255, 255, 0};
    page.picture({2, 2, shades}, {1, 1}, 4, 4);
    const auto& dots = page.bitmap();
    EXPECT_TRUE(dots.at(10, 5));
    EXPECT_TRUE(dots.at(29, 14));
    EXPECT_FALSE(dots.at(30, 14));
    EXPECT_TRUE(dots.at(49, 24));
    EXPECT_EQ(inkOf(dots).dots, 2u * 20u * 10u);
}

TEST(PageTest, AStampIsClipped) {
    Bitmap mask(16, 4);
    std::fill(mask.bits.begin(), mask.bits.end(), 0xFF);
    Page page(kDots);
    page.stamp(mask, -12, -2, 0);
    page.stamp(mask, 190, 99, 0);
    EXPECT_EQ(inkOf(page.bitmap()).dots, 4u * 2u + 10u);
}

}  // namespace
}  // namespace winfax::canvas
