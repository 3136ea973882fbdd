// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "model/errors.h"
#include "picture/bitmap.h"
#include "picture/scaling.h"

namespace winfax::picture {

// Writes a page as a PNG file of one bit a dot, in its true proportions: squareSize(), in which
// rows are repeated as they are, or left out. Errors as those of PngWriter.
model::Result<void> writePagePicture(const std::filesystem::path& file, const BilevelView& page,
                                     Resolution resolution);

}  // namespace winfax::picture
