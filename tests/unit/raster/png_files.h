// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scene.h"

namespace winfax::test {

struct PngOptions {
    int colourType = 2;  // 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
    int depth = 8;
    bool interlaced = false;
    std::uint32_t dpi = kSceneDpi;  // 0: the file does not say
};
// Written by libpng.
std::vector<std::byte> pngOf(const Picture& picture, const PngOptions& options = {});

}  // namespace winfax::test
