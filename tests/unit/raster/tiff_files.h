// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scene.h"

namespace winfax::test {

// Numbers of TIFF 6.0 and its supplements.
namespace compression {
inline constexpr std::uint16_t none = 1, runLengths = 2, group3 = 3, group4 = 4, lzw = 5, jpeg = 7,
                               deflate = 8, runLengthsInWords = 32'771, packBits = 32'773,
                               oldDeflate = 32'946;
}

struct TiffForm {
    std::uint16_t photometric = 2;  // 0 white is 0, 1 black is 0, 2 RGB, 3 palette, 5 CMYK, 6 YCbCr
    std::uint16_t bits = 8;
    std::uint16_t compression = 1;
    bool alpha = false;       // a sample more
    bool associated = false;  // the colours are multiplied by it
    bool planar = false;
    std::uint32_t tile = 0;  // side; 0: strips
    std::uint32_t rowsPerStrip = 32;
    std::uint16_t fillOrder = 1;
    raster::Orientation orientation = raster::Orientation::topLeft;
    std::uint16_t unit = 2;  // 1 none, 2 inch, 3 centimetre
    double x = kSceneDpi;
    double y = kSceneDpi;
    std::uint32_t subfile = 0;
    bool twoDimensional = false;  // of Group 3
};

struct TiffPart {
    Picture picture;
    TiffForm options = {};
};
// Written by libtiff. `order`: 'l' little-endian, 'b' big-endian.
std::vector<std::byte> tiffOf(const std::vector<TiffPart>& pages, char order = 'l');
inline std::vector<std::byte> tiffOf(const Picture& picture, const TiffForm& options = {},
                                     char order = 'l') {
    return tiffOf({{picture, options}}, order);
}

// 1728 dots wide, black and white runs of all lengths.
Picture faxPicture(std::uint32_t height, std::uint32_t seed);
// Its dots as a page has them.
std::vector<std::uint8_t> dotsOf(const Picture& picture);

}  // namespace winfax::test
