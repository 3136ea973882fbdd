// SPDX-License-Identifier: MIT
// PNG files as libpng reads them, for tests of what wrote them. Knows nothing of src/.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace winfax::test {

struct SeenPng {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int bitDepth = 0;
    std::uint32_t dotsPerMetre = 0;    // across; 0: the file does not say, or not the same down
    std::vector<std::uint8_t> shades;  // a byte for each dot: 0 is black, 255 white

    std::uint8_t at(std::uint32_t x, std::uint32_t y) const {
        return shades.at(std::size_t{y} * width + x);
    }
};

// Throws std::runtime_error for what is no whole PNG file of shades of grey.
SeenPng readPng(const std::filesystem::path& file);

}  // namespace winfax::test
