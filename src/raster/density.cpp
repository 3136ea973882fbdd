// SPDX-License-Identifier: MIT
#include "raster/row_source.h"

namespace winfax::raster {
namespace {

constexpr double kLeast = 10;
constexpr double kMost = 20'000;
constexpr double kMostUnlike = 4;

// Also false for what is no number.
bool within(double value, double least, double most) { return value >= least && value <= most; }

}  // namespace

Density aspectOf(double x, double y) {
    if (!(x > 0 && y > 0) || !within(x / y, 1 / kMostUnlike, kMostUnlike)) return {};
    return {x, y, false};
}

Density densityOf(double xPerInch, double yPerInch) {
    Density density = aspectOf(xPerInch, yPerInch);
    density.known = density.x == xPerInch && density.y == yPerInch &&
                    within(xPerInch, kLeast, kMost) && within(yPerInch, kLeast, kMost);
    return density;
}

}  // namespace winfax::raster
