// SPDX-License-Identifier: MIT
// Pure functions from picture to picture, or to the size of one.
#pragma once

#include <cstdint>

#include "picture/bitmap.h"

namespace winfax::picture {

// Dots per inch of a picture, across and down. Neither is 0.
struct Resolution {
    std::uint32_t horizontal = 0;
    std::uint32_t vertical = 0;
};

// The size in which a page looks right on a screen: as wide as it is, and as high as its dots would
// be if they were square. A page of 204 x 98 dpi is stretched to twice its rows and a little more.
// At least one row.
Size squareSize(Size size, Resolution resolution);

// Which row of a picture with `rows` rows is row `y` of one that was stretched or pressed to
// `wanted` rows: the one whose middle is nearest.
std::uint32_t sourceRow(std::uint32_t y, std::uint32_t wanted, std::uint32_t rows);

// The largest size of these proportions that fits into `room`, but never a larger one than `size`.
// At least one dot each way.
Size fitInto(Size size, Size room);

// The picture in another size, each dot as grey as the area is that it stands for, so that reduced
// text stays readable as such. No dimension of either size is 0.
Grey toGrey(const BilevelView& picture, Size wanted);

}  // namespace winfax::picture
