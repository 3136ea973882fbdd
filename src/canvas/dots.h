// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace winfax::canvas {

// Of a page; everything that is drawn is clipped to it.
struct Dots {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    double xdpi = 0;  // dots per inch; above 0
    double ydpi = 0;

    static constexpr double kMillimetres = 25.4;  // of an inch
    double across(double millimetres) const { return millimetres / kMillimetres * xdpi; }
    double down(double millimetres) const { return millimetres / kMillimetres * ydpi; }
};

// Dots of one bit: 1 is black, the leftmost dot is the highest bit of its byte. Rows from the top,
// each beginning with a byte of its own.
struct Bitmap {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::size_t rowBytes = 0;
    std::vector<std::uint8_t> bits;

    Bitmap() = default;
    // All white.
    Bitmap(std::uint32_t w, std::uint32_t h)
        : width(w), height(h), rowBytes((std::size_t{w} + 7) / 8), bits(rowBytes * h) {}

    std::span<std::uint8_t> row(std::uint32_t y) {
        return std::span(bits).subspan(y * rowBytes, rowBytes);
    }
    std::span<const std::uint8_t> row(std::uint32_t y) const {
        return std::span(bits).subspan(y * rowBytes, rowBytes);
    }
    bool at(std::uint32_t x, std::uint32_t y) const {
        return (bits[y * rowBytes + x / 8] & 0x80 >> x % 8) != 0;
    }
    void set(std::uint32_t x, std::uint32_t y, bool black) {
        std::uint8_t& byte = bits[y * rowBytes + x / 8];
        const auto bit = static_cast<std::uint8_t>(0x80 >> x % 8);
        byte = static_cast<std::uint8_t>(black ? byte | bit : byte & ~bit);
    }
};

}  // namespace winfax::canvas
