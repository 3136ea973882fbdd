// SPDX-License-Identifier: MIT
#include "raster/any_tiff_check.h"

#include "raster/foreign_tiff.h"

namespace winfax::raster {

model::Result<AnyTiff> checkAnyTiff(std::span<const std::byte> file) {
    const auto pages = readForeignPages(file);
    if (!pages) return tl::unexpected(pages.error());
    return AnyTiff{static_cast<std::uint32_t>(pages->size())};
}

}  // namespace winfax::raster
