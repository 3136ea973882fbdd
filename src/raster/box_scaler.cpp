// SPDX-License-Identifier: MIT
#include "raster/box_scaler.h"

#include <algorithm>

namespace winfax::raster {
namespace {

// Counts instead of asking dot by dot, so that the compiler can use vectors.
bool isPure(std::span<const std::uint8_t> row) {
    std::uint32_t others = 0;
    for (const std::uint8_t shade : row) {
        others += static_cast<std::uint8_t>(shade + 1) > 1 ? 1 : 0;
    }
    return others == 0;
}

}  // namespace

BoxScaler::BoxScaler(std::uint32_t sourceWidth, std::uint32_t sourceHeight, std::uint32_t width,
                     std::uint32_t height)
    : sourceWidth_(sourceWidth),
      sourceHeight_(sourceHeight),
      result_{width, height, {}},
      sums_(sourceWidth),
      missing_(sourceHeight) {
    result_.shades.resize(std::size_t{width} * height);
}

void BoxScaler::add(std::span<const std::uint8_t> row) {
    if (pure_) pure_ = isPure(row.first(sourceWidth_));
    std::uint32_t length = result_.height;
    while (length > 0 && y_ < result_.height) {
        const std::uint32_t part = std::min(length, missing_);
        for (std::uint32_t x = 0; x < sourceWidth_; ++x) sums_[x] += part * row[x];
        length -= part;
        missing_ -= part;
        if (missing_ == 0) finishRow();
    }
}

// Across it is the same: a dot of the source is as long as the result is wide, and the other way.
void BoxScaler::finishRow() {
    const auto row = result_.row(y_);
    const std::uint64_t area = std::uint64_t{sourceWidth_} * sourceHeight_;
    std::uint32_t at = 0;                // source dot
    std::uint32_t left = result_.width;  // of its length
    for (std::uint8_t& shade : row) {
        std::uint64_t sum = 0;
        for (std::uint32_t missing = sourceWidth_; missing > 0;) {
            const std::uint32_t part = std::min(left, missing);
            sum += std::uint64_t{sums_[at]} * part;
            missing -= part;
            left -= part;
            if (left == 0) {
                ++at;
                left = result_.width;
            }
        }
        shade = static_cast<std::uint8_t>((sum + area / 2) / area);
    }
    std::ranges::fill(sums_, 0);
    missing_ = sourceHeight_;
    ++y_;
}

}  // namespace winfax::raster
