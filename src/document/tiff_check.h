// SPDX-License-Identifier: MIT
// Judges the TIFF files that clients hand in, by their tags alone. Nothing is decoded here: this runs
// inside the service, on bytes from anybody, and must cost the same small effort whatever they are.
// Contract: plugins.md section C, decisions C10, C12, J1. Source: TIFF 6.0; ITU-T T.4, T.6.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "model/errors.h"

namespace winfax::document {

struct FaxDocument {
    std::uint32_t pages = 0;
    std::uint32_t verticalResolution = 0;  // dots per inch, rounded
};

// invalidData with a detail that names page, tag and value: no TIFF, cut off, a page that is not
// bilevel 1728 wide, compression other than 1 or 4, above 204 x 200 dpi, unlike resolutions, strips
// outside the file, endless directory chains, more than 10,000 pages.
model::Result<FaxDocument> checkTiff(std::span<const std::byte> file);

}  // namespace winfax::document
