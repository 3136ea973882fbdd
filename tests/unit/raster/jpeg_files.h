// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scene.h"

namespace winfax::test {

struct JpegOptions {
    enum class Colours { grey, colour, inks } colours = Colours::colour;
    bool progressive = false;
    std::uint16_t dpi = kSceneDpi;  // 0: the file does not say
    raster::Orientation orientation = raster::Orientation::topLeft;
    bool bigEndianExif = false;
};
// Written by libjpeg, of the quality 95.
std::vector<std::byte> jpegOf(const Picture& picture, const JpegOptions& options = {});

}  // namespace winfax::test
