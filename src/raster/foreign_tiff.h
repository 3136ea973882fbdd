// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/errors.h"
#include "raster/row_source.h"

namespace winfax::raster {

// What a directory of a TIFF file says of its page, as far as it matters here.
struct ForeignPage {
    std::uint32_t number = 0;     // in the file, from 1
    std::uint32_t directory = 0;  // its offset in the file
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t bits = 1;  // of each sample
    std::uint32_t samples = 1;
    std::uint32_t photometric = 0;
    std::uint32_t compression = 1;
    bool planar = false;  // each sample has its own strips or tiles
    bool tiled = false;
    bool reduced = false;  // a smaller copy of another page
    Density density;
    Orientation orientation = Orientation::topLeft;

    bool isBilevel() const { return bits == 1 && samples == 1 && photometric <= 1; }
    // Black and white, and as wide as a fax in dots and, if it tells, in inches.
    bool hasFaxWidth() const;
    // 98 or 196 for a page whose dots are those of a fax; else 0. One that does not tell its
    // resolution is taken for a fax by its width.
    std::uint32_t faxDpi() const;
};

// Pages in their order, without reduced copies unless there is nothing else. invalidData as
// checkAnyTiff() says.
model::Result<std::vector<ForeignPage>> readForeignPages(std::span<const std::byte> file);

}  // namespace winfax::raster
