// SPDX-License-Identifier: MIT
// A thin line is a ridge: a dot with more ink than its neighbours on both sides. One dot of it is
// enough, however little ink it has, down to that of a line one source dot wide that falls exactly
// between two dots. Edges of thick strokes are no ridges, so text does not become bold, nor are
// edges along a stroke: a ridge is two dots wide at most.
#include "raster/line_art.h"

#include <algorithm>
#include <array>
#include <vector>

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

// The ink of a dot and of its neighbours one and two dots away.
struct Profile {
    int before2, before, here, after, after2;

    // Of two dots that are alike the first is the ridge.
    bool isRidge(int least) const {
        if (here < least) return false;
        const int fall = least / 2;
        const bool rises = here - before >= fall || (here > before && here - before2 >= fall);
        const bool falls = here - after >= fall || (here >= after && here - after2 >= fall);
        return rises && falls;
    }

    // Clearly less ink than on both sides: where lines cross, the dot beside is none.
    bool isGap() const {
        return 255 - here >= kNarrowGap && std::min(before, after) - here >= kGapDepth;
    }
};

bool isBlack(const Profile& across, const Profile& down, int leastAcross, int leastDown) {
    if (across.here >= kHalf) return !across.isGap() && !down.isGap();
    return across.isRidge(leastAcross) || down.isRidge(leastDown);
}

// Five rows of a picture as they were before it was changed. Beyond the picture it is white.
class Window {
  public:
    explicit Window(const GreyPicture& picture) : picture_(picture) {
        for (auto& row : rows_) row.assign(picture.width, 0);
        for (std::uint32_t y = 0; y < 2; ++y) load(y, rows_[3 + y]);
    }

    // Makes the next row the one in the middle, beginning with the first.
    void advance() {
        std::rotate(rows_.begin(), rows_.begin() + 1, rows_.end());
        load(y_ + 2, rows_[4]);
        ++y_;
    }

    Profile across(std::uint32_t x) const {
        const auto& row = rows_[2];
        const auto at = [&](std::uint32_t i) { return i < picture_.width ? int{row[i]} : 0; };
        return {at(x - 2), at(x - 1), row[x], at(x + 1), at(x + 2)};
    }
    Profile down(std::uint32_t x) const {
        return {rows_[0][x], rows_[1][x], rows_[2][x], rows_[3][x], rows_[4][x]};
    }

  private:
    void load(std::uint32_t y, std::vector<std::uint8_t>& target) const {
        if (y >= picture_.height) {
            std::ranges::fill(target, 0);
            return;
        }
        std::ranges::transform(picture_.row(y), target.begin(), [](std::uint8_t shade) {
            return static_cast<std::uint8_t>(kWhite - shade);
        });
    }

    const GreyPicture& picture_;
    std::array<std::vector<std::uint8_t>, 5> rows_;  // ink
    std::uint32_t y_ = 0;
};

}  // namespace

void sharpen(GreyPicture& picture, Reduction reduction) {
    const int leastAcross = leastInk(reduction.x);
    const int leastDown = leastInk(reduction.y);
    Window window(picture);
    for (std::uint32_t y = 0; y < picture.height; ++y) {
        window.advance();
        const auto row = picture.row(y);
        for (std::uint32_t x = 0; x < picture.width; ++x) {
            if (row[x] == kWhite) continue;
            const bool black = isBlack(window.across(x), window.down(x), leastAcross, leastDown);
            row[x] = black ? kBlack : kWhite;
        }
    }
}

}  // namespace winfax::raster
