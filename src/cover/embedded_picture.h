// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/errors.h"

namespace winfax::cover {

inline constexpr std::uint64_t kMaxPictureDots = 4'000'000;

struct EmbeddedPicture {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> shades;  // 0 is black; what is transparent is white
};

// "data:image/png;base64,...". invalidData for anything else.
model::Result<EmbeddedPicture> readEmbeddedPicture(std::string_view link);

}  // namespace winfax::cover
