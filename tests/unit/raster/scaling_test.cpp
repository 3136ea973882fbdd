// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "raster/box_scaler.h"

namespace winfax::raster {
namespace {

GreyPicture scaled(const GreyPicture& source, std::uint32_t width, std::uint32_t height) {
    BoxScaler scaler(source.width, source.height, width, height);
    for (std::uint32_t y = 0; y < source.height; ++y) scaler.add(source.row(y));
    return scaler.take();
}

// The mean of the area, in floating point and dot by dot.
double meanOf(const GreyPicture& source, double left, double top, double right, double bottom) {
    double sum = 0;
    for (std::uint32_t y = 0; y < source.height; ++y) {
        const double down = std::min(bottom, y + 1.0) - std::max(top, double(y));
        for (std::uint32_t x = 0; down > 0 && x < source.width; ++x) {
            const double across = std::min(right, x + 1.0) - std::max(left, double(x));
            if (across > 0) sum += across * down * source.row(y)[x];
        }
    }
    return sum / ((right - left) * (bottom - top));
}

TEST(BoxScaler, GivesTheMeanOfTheArea) {
    std::mt19937 random(1);
    GreyPicture source{37, 23, std::vector<std::uint8_t>(37 * 23)};
    for (auto& shade : source.shades) shade = static_cast<std::uint8_t>(random());
    const std::pair<std::uint32_t, std::uint32_t> sizes[] = {{37, 23}, {1, 1},   {5, 7},  {36, 22},
                                                             {74, 46}, {100, 3}, {2, 90}, {38, 24}};
    for (const auto& [width, height] : sizes) {
        SCOPED_TRACE(std::to_string(width) + " x " + std::to_string(height));
        const GreyPicture result = scaled(source, width, height);
        ASSERT_EQ(result.shades.size(), std::size_t{width} * height);
        const double across = 37.0 / width, down = 23.0 / height;
        for (std::uint32_t y = 0; y < height; ++y) {
            for (std::uint32_t x = 0; x < width; ++x) {
                EXPECT_NEAR(result.row(y)[x],
                            meanOf(source, x * across, y * down, (x + 1) * across, (y + 1) * down),
                            0.501);
            }
        }
    }
}

TEST(BoxScaler, LargestSidesDoNotOverflow) {
    for (const auto& [width, height] : {std::pair{65'535u, 3u}, std::pair{3u, 65'535u}}) {
        BoxScaler scaler(width, height, 3, 2);
        const std::vector<std::uint8_t> white(width, 255);
        for (std::uint32_t y = 0; y < height; ++y) scaler.add(white);
        EXPECT_TRUE(scaler.pure());
        EXPECT_EQ(scaler.take().shades, std::vector<std::uint8_t>(6, 255));
    }
}

TEST(BoxScaler, KnowsPureBlackAndWhite) {
    BoxScaler scaler(4, 2, 1, 1);
    scaler.add(std::vector<std::uint8_t>{0, 255, 255, 0});
    EXPECT_TRUE(scaler.pure());
    scaler.add(std::vector<std::uint8_t>{0, 255, 254, 0});
    EXPECT_FALSE(scaler.pure());
}

}  // namespace
}  // namespace winfax::raster
