// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "document/page_setup.h"
#include "raster/row_source.h"

namespace winfax::raster {

inline constexpr double kMargin = 5;  // millimetres, around what is not of natural size
inline constexpr double kLeastEnlargedDensity = 50;  // source dots per inch after enlarging

// Where a picture lies on its page, in dots of the page; `turned`: clockwise by 90 degrees.
struct Placement {
    std::uint32_t left = 0;
    std::uint32_t top = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    bool turned = false;
};

// Never beyond the kPageWidth dots and rowsOf(setup) rows of the page, at least a dot each way.
Placement placementOf(const SourceInfo& source, const document::PageSetup& setup);

}  // namespace winfax::raster
