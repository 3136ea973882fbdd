// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "raster/row_source.h"

namespace winfax::raster {

// Shades of a picture that fits on a page: 0 is black, 255 is white.
struct GreyPicture {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> shades;

    std::span<std::uint8_t> row(std::uint32_t y) {
        return std::span(shades).subspan(std::size_t{y} * width, width);
    }
    std::span<const std::uint8_t> row(std::uint32_t y) const {
        return std::span(shades).subspan(std::size_t{y} * width, width);
    }
};

// The picture as it is to be seen, out of its rows as the file has them.
GreyPicture upright(GreyPicture picture, Orientation orientation);

}  // namespace winfax::raster
