// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "model/errors.h"
#include "raster/row_source.h"

namespace winfax::raster {

struct JpegHeader {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t components = 0;
    bool progressive = false;
    Density density;                                 // of JFIF
    Orientation orientation = Orientation::topLeft;  // of Exif
};

// Walks over the segments up to the first scan. invalidData as checkPicture() says. Sources: ITU-T
// T.81 annex B, T.871 (JFIF), the published tables of Exif.
model::Result<JpegHeader> readJpegHeader(std::span<const std::byte> file);

}  // namespace winfax::raster
