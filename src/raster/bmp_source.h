// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "model/errors.h"
#include "raster/row_source.h"

namespace winfax::raster {

// The file must outlive the source. invalidData as checkPicture() says.
model::Result<std::unique_ptr<RowSource>> openBmp(std::span<const std::byte> file);

}  // namespace winfax::raster
