// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "document/page_image.h"
#include "model/errors.h"
#include "raster/foreign_tiff.h"
#include "raster/row_source.h"

namespace winfax::raster {

// A page as shades of grey. The file, which readForeignPages() accepted, must outlive the source.
model::Result<std::unique_ptr<RowSource>> openTiffPage(std::span<const std::byte> file,
                                                       const ForeignPage& page);

// A page whose faxDpi() is not 0, dot for dot.
model::Result<document::PageImage> readFaxPage(std::span<const std::byte> file,
                                               const ForeignPage& page);

}  // namespace winfax::raster
