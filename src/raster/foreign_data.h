// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "document/tiff_directory.h"
#include "model/errors.h"
#include "raster/foreign_tiff.h"

namespace winfax::raster {

inline constexpr std::uint32_t kMaxStripsOfFile = 1'000'000;

// Whether the strips or tiles of a page are as many as it needs, lie in the file and could hold its
// dots. Takes their number from `budget`. invalidData.
model::Result<void> checkData(const document::TiffDirectory& directory,
                              const document::TiffBytes& file, const ForeignPage& page,
                              std::uint32_t& budget);

}  // namespace winfax::raster
