// SPDX-License-Identifier: MIT
#pragma once

#include "raster/grey_picture.h"

namespace winfax::raster {

// How many dots of the source make one of the scaled picture, across and down.
struct Reduction {
    double x = 1;
    double y = 1;
};

// Makes every shade of a picture that was scaled from pure black and white 0 or 255 again. A dot is
// black when half of it is. So are lines that are thinner than a dot (else they would vanish where
// they fall between two dots), and narrow gaps between strokes stay white.
void sharpen(GreyPicture& picture, Reduction reduction);

}  // namespace winfax::raster
