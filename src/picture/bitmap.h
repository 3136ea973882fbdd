// SPDX-License-Identifier: MIT
// Pictures in memory. Rows from the top, each beginning with a byte of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace winfax::picture {

struct Size {
    std::uint32_t width = 0;  // in dots
    std::uint32_t height = 0;
    bool operator==(const Size&) const = default;
};

constexpr std::size_t bilevelRowBytes(std::uint32_t width) { return (std::size_t{width} + 7) / 8; }

// Somebody's dots, black or white: 1 is black, the leftmost dot is the highest bit of its byte. Of
// the last byte of a row the bits beyond `width` mean nothing. `bits` has as many rows as told.
struct BilevelView {
    Size size;
    std::span<const std::uint8_t> bits;

    std::span<const std::uint8_t> row(std::uint32_t y) const {
        const std::size_t bytes = bilevelRowBytes(size.width);
        return bits.subspan(y * bytes, bytes);
    }
};

// 0 is black, 255 is white.
struct Grey {
    Size size;
    std::vector<std::uint8_t> shades;

    std::span<const std::uint8_t> row(std::uint32_t y) const {
        return std::span(shades).subspan(std::size_t{y} * size.width, size.width);
    }
};

}  // namespace winfax::picture
