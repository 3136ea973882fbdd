// SPDX-License-Identifier: MIT
// What can be said of drawn dots without knowing the fonts of the machine.
#pragma once

#include <algorithm>
#include <cstdint>

#include "canvas/dots.h"

namespace winfax::canvas::test {

struct Ink {
    std::uint64_t dots = 0;
    // The smallest rectangle with all of it; of no use without dots.
    std::uint32_t left = 0xFFFFFFFF;
    std::uint32_t top = 0xFFFFFFFF;
    std::uint32_t right = 0;   // beyond
    std::uint32_t bottom = 0;  // beyond
};

// Of the columns from `begin` until before `end`.
inline Ink inkOf(const Bitmap& bitmap, std::uint32_t begin = 0, std::uint32_t end = 0xFFFFFFFF) {
    Ink ink;
    for (std::uint32_t y = 0; y < bitmap.height; ++y) {
        for (std::uint32_t x = begin; x < std::min(end, bitmap.width); ++x) {
            if (!bitmap.at(x, y)) continue;
            ++ink.dots;
            ink.left = std::min(ink.left, x);
            ink.top = std::min(ink.top, y);
            ink.right = std::max(ink.right, x + 1);
            ink.bottom = std::max(ink.bottom, y + 1);
        }
    }
    return ink;
}

}  // namespace winfax::canvas::test
