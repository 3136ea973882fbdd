// SPDX-License-Identifier: MIT
// Pages of a fax out of pictures and out of TIFF files that are no faxes. Both functions decode:
// never to be called inside the service's own process (render/renderer.h is). picture_check.h and
// any_tiff_check.h are for the service; they are applied here again.
//
// Resolution known and the picture not larger than the paper: it keeps its size. Else it is reduced
// to the paper within margins, or, when nothing is known of its size, made as wide as the paper.
// Pictures lying across are turned when that shows them larger.
//
// Errors: invalidData with a detail for what is damaged, foreign or beyond raster/limits.h; what
// `add` returns.
#pragma once

#include <cstddef>
#include <span>

#include "document/add_page.h"
#include "document/page_setup.h"
#include "model/errors.h"
#include "raster/picture_check.h"

namespace winfax::raster {

// One page of rowsOf(setup) rows.
model::Result<void> picturePage(PictureKind kind, std::span<const std::byte> file,
                                const document::PageSetup& setup, const document::AddPage& add);

// All pages but reduced copies of others. Pages that are fax pages already (bilevel, 1728 wide,
// about 204 x 98 or 204 x 196 dpi) keep their dots, their length and, unless the pages of the file
// differ in it, their vertical resolution. Others are laid on the paper of `setup`. All pages of
// one call have the same ydpi.
model::Result<void> tiffPages(std::span<const std::byte> file, const document::PageSetup& setup,
                              const document::AddPage& add);

}  // namespace winfax::raster
