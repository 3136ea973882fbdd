// SPDX-License-Identifier: MIT
// A page of dots on which shapes, pictures and text are drawn. Every length is in millimetres, from
// the upper left corner. The shapes are drawn here and not by the system's graphics, so that they
// are the same dots everywhere; letters come from a TextEngine.
#pragma once

#include <cstdint>
#include <span>

#include "canvas/dots.h"
#include "canvas/path.h"

namespace winfax::canvas {

enum class FillRule : std::uint8_t { nonZero, evenOdd };

// Shades of grey, 0 is black; rows from the top without gaps. The dots are somebody else's.
struct GreyView {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::span<const std::uint8_t> shades;
};

// One thread at a time. Coordinates may be anything: what is not finite or further away than kFar
// is not drawn.
class Page {
  public:
    static constexpr double kFar = 10'000;  // millimetres

    // White.
    explicit Page(Dots dots) : dots_(dots), bitmap_(dots.width, dots.height) {}

    const Dots& dots() const { return dots_; }
    const Bitmap& bitmap() const { return bitmap_; }
    Bitmap take() { return std::move(bitmap_); }

    void fill(const Path& path, FillRule rule, std::uint8_t shade);
    // Sides on whole dots, never less than one dot wide and high.
    void fillRectangle(Point corner, double width, double height, std::uint8_t shade);
    // Round ends and joints; never thinner than a dot. Lines that are level or upright have crisp
    // sides, and none at their ends.
    void stroke(const Path& path, double width, std::uint8_t shade);
    // Stretched to the given size.
    void picture(const GreyView& picture, Point corner, double width, double height);
    // Where `mask` is black the page gets the shade. `x` and `y` in dots, which may lie outside.
    void stamp(const Bitmap& mask, std::int64_t x, std::int64_t y, std::uint8_t shade);

  private:
    Dots dots_;
    Bitmap bitmap_;
};

}  // namespace winfax::canvas
