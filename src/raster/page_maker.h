// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "document/page_image.h"
#include "document/page_setup.h"
#include "model/errors.h"
#include "raster/row_source.h"

namespace winfax::raster {

// A page of the paper's height with the picture on it, by placement.h: as line art when it is
// purely black and white, else as a halftone. Errors are those of the source.
model::Result<document::PageImage> pageOf(RowSource& source, const document::PageSetup& setup);

// A page that is the picture: as wide as a fax is, and `rows` high. For what is as wide as that
// already but has other rows.
model::Result<document::PageImage> fullPageOf(RowSource& source, std::uint32_t rows,
                                              const document::PageSetup& setup);

}  // namespace winfax::raster
