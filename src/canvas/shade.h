// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>

namespace winfax::canvas {

// Shades of grey as dots: an ordered pattern of 4 x 4, whose dots lie as far apart as they can. 0
// is black, 255 white. The same pattern over the whole page, so that shapes of one shade join
// without a seam.
constexpr bool isBlack(std::uint8_t shade, std::uint32_t x, std::uint32_t y) {
    constexpr std::array<std::uint8_t, 16> kOrder{0, 8,  2, 10, 12, 4, 14, 6,
                                                  3, 11, 1, 9,  15, 7, 13, 5};
    // Sixteen thresholds between the two ends: black and white have no dot of the other.
    return shade < 8 + kOrder[y % 4 * 4 + x % 4] * 16;
}

}  // namespace winfax::canvas
