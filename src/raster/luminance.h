// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace winfax::raster {

// Source: ITU-R BT.601 (0.299, 0.587, 0.114), in 65536ths.
constexpr std::uint8_t luminance(std::uint32_t red, std::uint32_t green, std::uint32_t blue) {
    return static_cast<std::uint8_t>((19'595 * red + 38'470 * green + 7'471 * blue + 32'768) >> 16);
}

constexpr std::uint32_t scaledBy255(std::uint32_t product) { return (product + 127) / 255; }

// Over white paper. 255 is opaque.
constexpr std::uint8_t overWhite(std::uint32_t shade, std::uint32_t alpha) {
    return static_cast<std::uint8_t>(scaledBy255(shade * alpha + 255 * (255 - alpha)));
}

// Ink from 0 to 255 each.
constexpr std::uint8_t luminanceOfInk(std::uint32_t cyan, std::uint32_t magenta,
                                      std::uint32_t yellow, std::uint32_t black) {
    return static_cast<std::uint8_t>(
        scaledBy255(luminance(255 - cyan, 255 - magenta, 255 - yellow) * (255 - black)));
}

}  // namespace winfax::raster
