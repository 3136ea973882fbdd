// SPDX-License-Identifier: MIT
#include "picture/scaling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "dots.h"

namespace winfax::picture {
namespace {

using test::Dots;

TEST(SquareSize, IsWhatTheDotsWouldNeedIfTheyWereSquare) {
    EXPECT_EQ(squareSize({1728, 1078}, {204, 98}), (Size{1728, 2244}));
    EXPECT_EQ(squareSize({1728, 2156}, {204, 196}), (Size{1728, 2244}));
    EXPECT_EQ(squareSize({1728, 100}, {204, 204}), (Size{1728, 100}));
    EXPECT_EQ(squareSize({8, 1}, {1, 1000}), (Size{8, 1})) << "never none";
    EXPECT_EQ(squareSize({8, 65'535}, {204, 98}).height, 136'420u);
}

TEST(SourceRow, EveryRowHasItsShareInItsOrder) {
    for (const auto& [wanted, rows] : {std::pair(208u, 100u), std::pair(104u, 100u),
                                       std::pair(100u, 100u), std::pair(50u, 100u)}) {
        std::uint32_t last = 0;
        std::vector<std::uint32_t> times(rows);
        for (std::uint32_t y = 0; y < wanted; ++y) {
            const std::uint32_t row = sourceRow(y, wanted, rows);
            ASSERT_LT(row, rows);
            ASSERT_GE(row, last);
            ++times[last = row];
        }
        for (const std::uint32_t count : times) {
            EXPECT_GE(count, wanted / rows);
            EXPECT_LE(count, wanted / rows + 1);
        }
    }
    EXPECT_EQ(sourceRow(0xFFFF'FFFE, 0xFFFF'FFFF, 65'535), 65'534u) << "no overflow";
}

TEST(FitInto, KeepsProportionsAndNeverEnlarges) {
    EXPECT_EQ(fitInto({1728, 2288}, {432, 864}), (Size{432, 572}));
    EXPECT_EQ(fitInto({1728, 69'120}, {432, 864}), (Size{22, 864}));
    EXPECT_EQ(fitInto({100, 50}, {432, 864}), (Size{100, 50}));
    EXPECT_EQ(fitInto({1728, 1}, {432, 864}), (Size{432, 1}));
    EXPECT_EQ(fitInto({1, 100'000}, {432, 864}), (Size{1, 864}));
}

// What toGrey() means, dot by dot: each black dot covers a rectangle of the target.
double blackShare(const BilevelView& picture, Size wanted, std::uint32_t column,
                  std::uint32_t row) {
    const auto overlap = [](double from, double to, double cell) {
        return std::max(0.0, std::min(to, cell + 1) - std::max(from, cell));
    };
    const double across = double(wanted.width) / picture.size.width;
    const double down = double(wanted.height) / picture.size.height;
    double share = 0;
    for (std::uint32_t y = 0; y < picture.size.height; ++y) {
        for (std::uint32_t x = 0; x < picture.size.width; ++x) {
            if ((picture.row(y)[x / 8] & 0x80 >> x % 8) == 0) continue;
            share += overlap(x * across, (x + 1) * across, column) *
                     overlap(y * down, (y + 1) * down, row);
        }
    }
    return share;
}

TEST(ToGrey, EveryShadeIsTheShareOfBlackOfItsArea) {
    const Dots dots({61, 47}, test::scattered);
    for (const Size wanted : {Size{61, 47}, Size{20, 15}, Size{7, 47}, Size{61, 5}, Size{1, 1},
                              Size{13, 94}, Size{130, 101}}) {
        const Grey grey = toGrey(dots, wanted);
        ASSERT_EQ(grey.size, wanted);
        ASSERT_EQ(grey.shades.size(), std::size_t{wanted.width} * wanted.height);
        for (std::uint32_t y = 0; y < wanted.height; ++y) {
            for (std::uint32_t x = 0; x < wanted.width; ++x) {
                ASSERT_NEAR(grey.row(y)[x], 255 * (1 - blackShare(dots, wanted, x, y)), 0.51)
                    << x << ", " << y << " of " << wanted.width << " x " << wanted.height;
            }
        }
    }
}

TEST(ToGrey, BlackAndWhiteStayWhole) {
    const auto shades = [](bool black) {
        return toGrey(Dots({1728, 200}, [&](auto, auto) { return black; }), {432, 104}).shades;
    };
    EXPECT_EQ(shades(true), std::vector<std::uint8_t>(432 * 104, 0));
    EXPECT_EQ(shades(false), std::vector<std::uint8_t>(432 * 104, 255));
}

TEST(ToGrey, BitsBeyondTheWidthMeanNothing) {
    const std::vector<std::uint8_t> bits(2 * 3, 0xFF);
    EXPECT_EQ(toGrey({{9, 3}, bits}, {3, 1}).shades, std::vector<std::uint8_t>(3, 0));
}

}  // namespace
}  // namespace winfax::picture
