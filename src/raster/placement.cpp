// SPDX-License-Identifier: MIT
#include "raster/placement.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace winfax::raster {
namespace {

using document::PageSetup;

constexpr double kMillimetres = 25.4;  // of an inch
// By so much a picture may be larger than the paper and still count as one that fills it: Letter
// scans are 1734 dots wide, and programs round.
constexpr double kTolerance = 1.02;
// Turning a picture must show it larger by more than this.
constexpr double kWorthTurning = 1.05;

struct Size {
    double width;  // millimetres
    double height;
};

// Of a picture with this size and these densities, upright.
struct Upright {
    double width;  // dots
    double height;
    Density density;

    Size natural() const {
        return {width / density.x * kMillimetres, height / density.y * kMillimetres};
    }
};

Upright uprightOf(const SourceInfo& source) {
    Upright picture{double(source.width), double(source.height), source.density};
    if (swapsSides(source.orientation)) {
        std::swap(picture.width, picture.height);
        std::swap(picture.density.x, picture.density.y);
    }
    return picture;
}

Size turnedSize(Size size) { return {size.height, size.width}; }

// The factor by which `size` just fills `room`.
double filling(Size size, Size room) {
    return std::min(room.width / size.width, room.height / size.height);
}

// All of the page's dots, and the paper without its margins.
Size wholePage(const PageSetup& setup) {
    return {document::kPageWidth * kMillimetres / document::kHorizontalDpi,
            document::sizeOf(setup.paper).height};
}
Size withinMargins(const PageSetup& setup) {
    const document::PaperSize paper = document::sizeOf(setup.paper);
    return {std::min(paper.width, wholePage(setup).width) - 2 * kMargin,
            paper.height - 2 * kMargin};
}

// What a picture of known size is multiplied by to lie on the page that way.
double factorOfKnown(Size size, const PageSetup& setup) {
    const double whole = filling(size, wholePage(setup));
    if (whole * kTolerance >= 1) return std::min(whole, 1.0);
    return filling(size, withinMargins(setup));
}

// `natural` is in dots of the source: the factor is millimetres for each.
double factorOfUnknown(Size natural, const PageSetup& setup) {
    return std::min(filling(natural, withinMargins(setup)), kMillimetres / kLeastEnlargedDensity);
}

std::uint32_t dotsIn(double millimetres, std::uint32_t dpi, std::uint32_t most) {
    const double dots = std::round(millimetres / kMillimetres * dpi);
    return static_cast<std::uint32_t>(std::clamp(dots, 1.0, double(most)));
}

}  // namespace

Placement placementOf(const SourceInfo& source, const PageSetup& setup) {
    const Upright picture = uprightOf(source);
    const auto factorOf = [&](Size size) {
        return picture.density.known ? factorOfKnown(size, setup) : factorOfUnknown(size, setup);
    };
    Size size = picture.natural();
    if (!picture.density.known) {
        // As many square dots as are in the file along the finer side.
        const double finer = std::max(picture.density.x, picture.density.y) / kMillimetres;
        size = {size.width * finer, size.height * finer};
    }
    double factor = factorOf(size);

    Placement placement;
    const bool tooWide =
        picture.density.known ? factor < 1 / kTolerance : picture.width > document::kPageWidth;
    if (tooWide && size.width > size.height) {
        const double whenTurned = factorOf(turnedSize(size));
        placement.turned = whenTurned > factor * kWorthTurning;
        if (placement.turned) factor = whenTurned;
    }
    if (placement.turned) size = turnedSize(size);

    const std::uint32_t rows = rowsOf(setup);
    placement.width = dotsIn(size.width * factor, document::kHorizontalDpi, document::kPageWidth);
    placement.height = dotsIn(size.height * factor, setup.ydpi, rows);
    placement.left = (document::kPageWidth - placement.width) / 2;
    placement.top = std::min(dotsIn(kMargin, setup.ydpi, rows), (rows - placement.height) / 2);
    return placement;
}

}  // namespace winfax::raster
