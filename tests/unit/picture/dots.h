// SPDX-License-Identifier: MIT
// Pictures whose dots tests can tell apart.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "picture/bitmap.h"

namespace winfax::test {

class Dots {
  public:
    using IsBlack = std::function<bool(std::uint32_t x, std::uint32_t y)>;

    Dots(picture::Size size, const IsBlack& isBlack) : size_(size) {
        const std::size_t rowBytes = picture::bilevelRowBytes(size.width);
        bits_.resize(rowBytes * size.height);
        for (std::uint32_t y = 0; y < size.height; ++y) {
            for (std::uint32_t x = 0; x < size.width; ++x) {
                if (isBlack(x, y)) {
                    bits_[y * rowBytes + x / 8] |= static_cast<std::uint8_t>(0x80 >> x % 8);
                }
            }
        }
    }
    operator picture::BilevelView() const { return {size_, bits_}; }

  private:
    picture::Size size_;
    std::vector<std::uint8_t> bits_;
};

// Without any period that a scaling could hide in.
inline bool scattered(std::uint32_t x, std::uint32_t y) {
    return (x * x + 3 * y * y + x * y) % 7 < 3;
}

}  // namespace winfax::test
