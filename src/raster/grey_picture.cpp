// SPDX-License-Identifier: MIT
#include "raster/grey_picture.h"

#include <algorithm>

namespace winfax::raster {
namespace {

void mirrorRows(GreyPicture& picture) {
    for (std::uint32_t y = 0; y < picture.height; ++y) std::ranges::reverse(picture.row(y));
}

void turnOver(GreyPicture& picture) {
    for (std::uint32_t y = 0; y < picture.height / 2; ++y) {
        std::ranges::swap_ranges(picture.row(y), picture.row(picture.height - 1 - y));
    }
}

GreyPicture transposed(const GreyPicture& picture) {
    GreyPicture turned{picture.height, picture.width, {}};
    turned.shades.resize(picture.shades.size());
    for (std::uint32_t y = 0; y < picture.height; ++y) {
        const auto row = picture.row(y);
        for (std::uint32_t x = 0; x < picture.width; ++x) {
            turned.shades[std::size_t{x} * turned.width + y] = row[x];
        }
    }
    return turned;
}

bool firstRowIsAtTheFarSide(Orientation orientation) {
    return orientation == Orientation::bottomLeft || orientation == Orientation::bottomRight ||
           orientation == Orientation::rightTop || orientation == Orientation::rightBottom;
}

bool firstColumnIsAtTheFarSide(Orientation orientation) {
    return orientation == Orientation::topRight || orientation == Orientation::bottomRight ||
           orientation == Orientation::rightBottom || orientation == Orientation::leftBottom;
}

}  // namespace

GreyPicture upright(GreyPicture picture, Orientation orientation) {
    if (firstRowIsAtTheFarSide(orientation)) turnOver(picture);
    if (firstColumnIsAtTheFarSide(orientation)) mirrorRows(picture);
    return swapsSides(orientation) ? transposed(picture) : std::move(picture);
}

}  // namespace winfax::raster
