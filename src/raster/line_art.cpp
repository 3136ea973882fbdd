// SPDX-License-Identifier: MIT
// A thin line is a ridge: a dot with more ink than its neighbours on both sides. One dot of it is
// enough, however little ink it has, down to that of a line one source dot wide that falls exactly
// between two dots. Edges of thick strokes are no ridges, so text does not become bold.
#include "raster/line_art.h"

#include <algorithm>

namespace winfax::raster {
namespace {

constexpr std::uint8_t kBlack = 0;
constexpr std::uint8_t kWhite = 255;
constexpr int kHalf = 128;
constexpr int kNarrowGap = 90;  // ink missing from a dot that is a gap: a good third
constexpr int kGapDepth = 40;   // and by how much its neighbours have more

// The least ink, of 255, of a dot that is a line. A line one source dot wide has 1/reduction of a
// dot's ink, between two dots each has half of that; a tenth less for rounding.
int leastInk(double reduction) {
    return std::clamp(static_cast<int>(255 * 0.45 / std::max(reduction, 1.0)), 20, kHalf);
}

bool isRidge(int before, int here, int after) { return here > before && here >= after; }

// Clearly less on both sides: where lines cross, the dot beside is none.
bool isGap(int before, int here, int after) {
    return 255 - here >= kNarrowGap && std::min(before, after) - here >= kGapDepth;
}

struct Neighbours {
    int here, left, right, up, down;  // ink
};

bool isBlack(const Neighbours& ink, int leastAcross, int leastDown) {
    if (ink.here >= kHalf) {
        return !isGap(ink.left, ink.here, ink.right) && !isGap(ink.up, ink.here, ink.down);
    }
    return (ink.here >= leastAcross && isRidge(ink.left, ink.here, ink.right)) ||
           (ink.here >= leastDown && isRidge(ink.up, ink.here, ink.down));
}

}  // namespace

void sharpen(GreyPicture& picture, Reduction reduction) {
    const int leastAcross = leastInk(reduction.x);
    const int leastDown = leastInk(reduction.y);
    const auto inkOf = [](std::uint8_t shade) { return 255 - int{shade}; };
    // The rows above and here as they were: beyond the picture it is white.
    std::vector<std::uint8_t> above(picture.width, kWhite);
    std::vector<std::uint8_t> here(picture.width);
    const std::vector<std::uint8_t> none(picture.width, kWhite);
    for (std::uint32_t y = 0; y < picture.height; ++y) {
        const auto row = picture.row(y);
        std::ranges::copy(row, here.begin());
        const std::span<const std::uint8_t> below =
            y + 1 < picture.height ? std::span<const std::uint8_t>(picture.row(y + 1)) : none;
        for (std::uint32_t x = 0; x < picture.width; ++x) {
            const Neighbours ink{inkOf(here[x]), x > 0 ? inkOf(here[x - 1]) : 0,
                                 x + 1 < picture.width ? inkOf(here[x + 1]) : 0, inkOf(above[x]),
                                 inkOf(below[x])};
            row[x] = isBlack(ink, leastAcross, leastDown) ? kBlack : kWhite;
        }
        above.swap(here);
    }
}

}  // namespace winfax::raster
