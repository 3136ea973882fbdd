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

// Of its own, because here the compiler sees that no store changes a length or an address.
void addRow(std::span<std::uint32_t> sums, std::span<const std::uint8_t> row, std::uint32_t part) {
    for (std::size_t x = 0; x < sums.size(); ++x) sums[x] += part * row[x];
}

// 256 times this fits into 32 bits.
constexpr std::uint64_t kMostSmallArea = 0xFF'FFFF;

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
        addRow(sums_, row, part);
        length -= part;
        missing_ -= part;
        if (missing_ > 0) continue;
        // Of most pictures the sums are small enough for 32 bits, which are divided much faster.
        if (std::uint64_t{sourceWidth_} * sourceHeight_ <= kMostSmallArea) {
            finishRow<std::uint32_t>();
        } else {
            finishRow<std::uint64_t>();
        }
    }
}

// Across it is the same: a dot of the source is as long as the result is wide, and the other way.
template <class Sum>
void BoxScaler::finishRow() {
    const auto row = result_.row(y_);
    const std::uint32_t dotLength = sourceWidth_;
    const std::uint32_t sourceLength = result_.width;
    const Sum area = Sum{sourceWidth_} * sourceHeight_;
    const std::uint32_t* at = sums_.data();  // source dot
    std::uint32_t left = sourceLength;       // of its length
    for (std::uint8_t& shade : row) {
        Sum sum = 0;
        std::uint32_t missing = dotLength;
        for (; missing >= left; left = sourceLength) {
            sum += Sum{*at++} * left;
            missing -= left;
        }
        if (missing > 0) sum += Sum{*at} * missing;
        left -= missing;
        shade = static_cast<std::uint8_t>((sum + area / 2) / area);
    }
    std::ranges::fill(sums_, 0);
    missing_ = sourceHeight_;
    ++y_;
}

}  // namespace winfax::raster
