// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scene.h"

namespace winfax::test {

struct BmpOptions {
    std::uint32_t header = 40;  // bytes: 12, 40, 52, 56, 108, 124
    std::uint32_t bits = 24;
    std::uint32_t compression = 0;  // 0 none, 1 RLE8, 2 RLE4, 3 and 6 bit fields
    bool topDown = false;
    bool alpha = false;  // of bit fields
    std::uint32_t dpi = kSceneDpi;
};
std::vector<std::byte> bmpOf(const Picture& picture, const BmpOptions& options = {});

}  // namespace winfax::test
