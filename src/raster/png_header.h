// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "model/errors.h"
#include "raster/row_source.h"

namespace winfax::raster {

struct PngHeader {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    bool interlaced = false;
    Density density;
};

// Walks over the chunks without looking into them, but for IHDR and pHYs. invalidData as
// checkPicture() says. Source: ISO 15948.
model::Result<PngHeader> readPngHeader(std::span<const std::byte> file);

}  // namespace winfax::raster
