// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "document/page_image.h"
#include "document/page_setup.h"
#include "raster/grey_picture.h"

namespace winfax::raster {

// Draws the picture on the page, whose dots there are white, with its left upper corner at
// (`left`, `top`); it must lie on the page. What is black or white stays purely so.
void drawHalftone(const GreyPicture& picture, document::Halftone kind, document::PageImage& page,
                  std::uint32_t left, std::uint32_t top);

// Black where the shade is darker than the middle: for pictures that are black and white already.
void drawPlain(const GreyPicture& picture, document::PageImage& page, std::uint32_t left,
               std::uint32_t top);

}  // namespace winfax::raster
