// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "canvas/dots.h"
#include "canvas/page.h"

namespace winfax::canvas {

// Polygons in dots, each closed by itself.
using Polygons = std::vector<std::vector<Point>>;

// Every dot whose middle lies inside gets the shade. Time: the rows of the page, and the crossings
// of edges with them.
void scanFill(Bitmap& bitmap, const Polygons& polygons, FillRule rule, std::uint8_t shade);

// From column `begin` until before `end`, clipped to the page.
void shadeRow(Bitmap& bitmap, std::uint32_t y, double begin, double end, std::uint8_t shade);

}  // namespace winfax::canvas
