// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "raster/grey_picture.h"

namespace winfax::raster {

// A picture in another size: each dot has the mean shade of the area that it stands for. The source
// goes through row by row and is never held: memory is that of the result and of one source row.
// No side of either picture is 0 or above kMaxSide.
class BoxScaler {
  public:
    BoxScaler(std::uint32_t sourceWidth, std::uint32_t sourceHeight, std::uint32_t width,
              std::uint32_t height);

    // The next row of the source; as many as it is high.
    void add(std::span<const std::uint8_t> row);
    // After all rows.
    GreyPicture take() { return std::move(result_); }

    // Whether all shades until now were 0 or 255.
    bool pure() const { return pure_; }

  private:
    template <class Sum>
    void finishRow();

    std::uint32_t sourceWidth_;
    std::uint32_t sourceHeight_;
    GreyPicture result_;
    // Lengths are whole numbers, so nothing is rounded: a row of the source is `height` of the
    // result long, a row of the result `height` of the source.
    std::vector<std::uint32_t> sums_;  // of the row that is being made, for each source dot
    std::uint32_t missing_;            // of that row's length
    std::uint32_t y_ = 0;
    bool pure_ = true;
};

}  // namespace winfax::raster
