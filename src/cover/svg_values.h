// SPDX-License-Identifier: MIT
// Values of SVG attributes. Errors have no line: who knows the element adds it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "canvas/path.h"
#include "model/errors.h"

namespace winfax::cover {

// Numbers of a template are at most this.
inline constexpr double kLargestNumber = 1e6;

// "12.5", "12.5px".
model::Result<double> parseNumber(std::string_view text);
// "210mm", "21cm", "8.5in", "595pt", in millimetres; without a unit they are CSS pixels, 96 an
// inch.
model::Result<double> parseLength(std::string_view text);
// "0,0 10 10".
model::Result<std::vector<double>> parseNumbers(std::string_view text);
// As a shade of grey; nullopt for "none". Names of grey, #rgb, #rrggbb, rgb(r, g, b).
model::Result<std::optional<std::uint8_t>> parseColour(std::string_view text);

// Lengths become `scale` times as long before they are moved.
struct Transform {
    double scale = 1;
    canvas::Point offset;

    canvas::Point operator()(canvas::Point p) const {
        return {p.x * scale + offset.x, p.y * scale + offset.y};
    }
    // `inner` first.
    Transform after(const Transform& inner) const {
        return {scale * inner.scale, (*this)(inner.offset)};
    }
};
// translate(), scale() and matrix() that do not distort.
model::Result<Transform> parseTransform(std::string_view text);

// The d of a path. `points` limits what comes of it; of curves, pieces that are off by `tolerance`
// at most.
model::Result<canvas::Path> parsePathData(std::string_view text, double tolerance,
                                          std::size_t points);

// The next number of a list, which is shortened by it and by the commas and spaces around it;
// nullopt when there is none.
std::optional<double> takeNumber(std::string_view& text);

std::string_view withoutSpaces(std::string_view text);

}  // namespace winfax::cover
