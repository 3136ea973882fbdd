// SPDX-License-Identifier: MIT
#include "raster/halftone.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

namespace winfax::raster {
namespace {

using document::PageImage;

// Light that the paper is to reflect, from 0 to kFull.
constexpr int kFull = 4096;
// Shades so near to black or white are meant as such: what JPEG makes of white paper.
constexpr int kPureBlack = 5;
constexpr int kPureWhite = 250;
// The light of an sRGB shade is nearly its 2.2nd power. Printed dots are larger than they should
// be, which darkens the middle about as much as the rest of the exponent would.
constexpr double kExponent = 1.5;

std::array<int, 256> makeLights() {
    std::array<int, 256> lights{};
    for (int shade = 0; shade < 256; ++shade) {
        const double level =
            std::clamp(double(shade - kPureBlack) / (kPureWhite - kPureBlack), 0.0, 1.0);
        lights[static_cast<std::size_t>(shade)] =
            static_cast<int>(std::lround(std::pow(level, kExponent) * kFull));
    }
    return lights;
}

const std::array<int, 256>& lightOfShades() {
    static const std::array<int, 256> lights = makeLights();
    return lights;
}

void blacken(PageImage& page, std::uint32_t x, std::uint32_t y) {
    page.bits[std::size_t{y} * document::kRowBytes + x / 8] |=
        static_cast<std::uint8_t>(0x80 >> x % 8);
}

// Sixteenths of an error that go on: ahead, behind below, below, ahead below. Floyd and Steinberg
// (1976) for dots that are about square; where rows are twice as far apart as dots, more of it goes
// to the nearer neighbour.
struct Weights {
    int ahead, behindBelow, below, aheadBelow;
};
constexpr Weights kSquare{7, 3, 5, 1};
constexpr Weights kTall{10, 2, 3, 1};

class Diffusion {
  public:
    Diffusion(std::uint32_t width, Weights weights)
        : weights_(weights), here_(width + 2), below_(width + 2) {}

    // Every other row goes from the right to the left, against patterns like worms.
    void draw(std::span<const std::uint8_t> row, PageImage& page, std::uint32_t left,
              std::uint32_t y) {
        const auto width = static_cast<std::uint32_t>(row.size());
        const int step = forwards_ ? 1 : -1;
        std::uint32_t x = forwards_ ? 0 : width - 1;
        for (std::uint32_t i = 0; i < width; ++i, x += static_cast<std::uint32_t>(step)) {
            if (isBlack(lights_[row[x]], x, step)) blacken(page, left + x, y);
        }
        here_.swap(below_);
        std::ranges::fill(below_, 0);
        forwards_ = !forwards_;
    }

  private:
    // What is pure takes no error and gives none: the ink of an edge must not drip into it.
    bool isBlack(int light, std::uint32_t x, int step) {
        if (light == 0 || light == kFull) return light == 0;
        int* const here = &here_[x + 1];
        int* const below = &below_[x + 1];
        const int wanted = light + *here / 16;
        const bool black = wanted < kFull / 2;
        const int error = wanted - (black ? 0 : kFull);
        here[step] += error * weights_.ahead;
        below[-step] += error * weights_.behindBelow;
        below[0] += error * weights_.below;
        below[step] += error * weights_.aheadBelow;
        return black;
    }

    const std::array<int, 256>& lights_ = lightOfShades();
    Weights weights_;
    std::vector<int> here_;  // sixteenths, with a dot more on either side
    std::vector<int> below_;
    bool forwards_ = true;
};

// Thresholds in which black grows in spots, as newspapers print: 48 lines an inch, at 45 degrees.
constexpr std::uint32_t kScreenWidth = 6;
constexpr std::uint32_t kScreenHeight = 6;
constexpr std::uint32_t kTallScreenHeight = 4;
class Screen {
  public:
    explicit Screen(std::uint32_t height) : height_(height) {
        const std::size_t dots = std::size_t{kScreenWidth} * height;
        std::vector<std::uint32_t> order(dots);
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t at) { return spot(at); });
        thresholds_.resize(dots);
        for (std::size_t rank = 0; rank < dots; ++rank) {
            // The first to be black is so in all but the lightest grey.
            thresholds_[order[rank]] =
                static_cast<int>(kFull - (2 * rank + 1) * kFull / (2 * dots));
        }
    }

    void draw(std::span<const std::uint8_t> row, PageImage& page, std::uint32_t left,
              std::uint32_t y) const {
        const int* const line = &thresholds_[std::size_t{y % height_} * kScreenWidth];
        for (std::uint32_t x = 0; x < row.size(); ++x) {
            if (lights_[row[x]] < line[x % kScreenWidth]) blacken(page, left + x, y);
        }
    }

  private:
    double spot(std::uint32_t at) const {
        const double x = (at % kScreenWidth + 0.5) / kScreenWidth;
        const double y = (at / kScreenWidth + 0.5) / height_;
        return std::cos(2 * std::numbers::pi * x) * std::cos(2 * std::numbers::pi * y);
    }

    const std::array<int, 256>& lights_ = lightOfShades();
    std::uint32_t height_;
    std::vector<int> thresholds_;
};

}  // namespace

void drawHalftone(const GreyPicture& picture, document::Halftone kind, PageImage& page,
                  std::uint32_t left, std::uint32_t top) {
    const bool tall = page.ydpi == document::kStandardDpi;
    if (kind == document::Halftone::ordered) {
        const Screen screen(tall ? kTallScreenHeight : kScreenHeight);
        for (std::uint32_t y = 0; y < picture.height; ++y) {
            screen.draw(picture.row(y), page, left, top + y);
        }
        return;
    }
    Diffusion diffusion(picture.width, tall ? kTall : kSquare);
    for (std::uint32_t y = 0; y < picture.height; ++y) {
        diffusion.draw(picture.row(y), page, left, top + y);
    }
}

void drawPlain(const GreyPicture& picture, PageImage& page, std::uint32_t left, std::uint32_t top) {
    for (std::uint32_t y = 0; y < picture.height; ++y) {
        const auto row = picture.row(y);
        for (std::uint32_t x = 0; x < picture.width; ++x) {
            if (row[x] < 128) blacken(page, left + x, top + y);
        }
    }
}

}  // namespace winfax::raster
