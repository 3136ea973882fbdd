// SPDX-License-Identifier: MIT
// Judges TIFF files of any program by their tags alone: whether tiffPages() has a chance. Nothing
// is decoded and libtiff does not see the bytes: this runs inside the service.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "model/errors.h"

namespace winfax::raster {

struct AnyTiff {
    std::uint32_t pages = 0;  // without reduced copies
};

// invalidData with a detail that names page, tag and value: no TIFF 6.0 (of either byte order), a
// damaged directory, strips or tiles outside the file, endless directory chains, kinds of picture
// that are not common (see foreign_tiff.cpp), sizes beyond limits.h, far too few bytes for so many
// dots. Effort: once over the directories and the lists in them, of a million strips at most.
model::Result<AnyTiff> checkAnyTiff(std::span<const std::byte> file);

}  // namespace winfax::raster
