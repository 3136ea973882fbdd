// SPDX-License-Identifier: MIT
// A picture that is being decoded, row by row.
#pragma once

#include <cstdint>
#include <span>

#include "model/errors.h"

namespace winfax::raster {

// How the rows of a file lie in the picture, as TIFF 6.0 and Exif number it: where its first row
// and its first column are.
enum class Orientation : std::uint8_t {
    topLeft = 1,
    topRight = 2,
    bottomRight = 3,
    bottomLeft = 4,
    leftTop = 5,
    rightTop = 6,
    rightBottom = 7,
    leftBottom = 8,
};
constexpr bool swapsSides(Orientation orientation) { return orientation >= Orientation::leftTop; }
constexpr Orientation orientationOf(std::uint32_t number) {
    return number >= 1 && number <= 8 ? static_cast<Orientation>(number) : Orientation::topLeft;
}

// Dots per inch along the rows of the file and across them. When it is not `known`, only the
// relation of the two means something.
struct Density {
    double x = 1;
    double y = 1;
    bool known = false;
};
// What a file tells, believed when it is plausible: 10 to 20,000 dots per inch, one direction at
// most four times the other.
Density densityOf(double xPerInch, double yPerInch);
Density aspectOf(double x, double y);  // of files that tell a relation only

struct SourceInfo {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    Density density;
    Orientation orientation = Orientation::topLeft;
};

class RowSource {
  public:
    virtual ~RowSource() = default;
    const SourceInfo& info() const { return info_; }

    // The next row as the file has it, width() shades: 0 is black, 255 is white (the gamma of
    // sRGB). To be called height() times. invalidData with a detail for damaged data.
    virtual model::Result<void> next(std::span<std::uint8_t> row) = 0;

  protected:
    SourceInfo info_;
};

}  // namespace winfax::raster
