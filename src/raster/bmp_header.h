// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "model/errors.h"
#include "raster/row_source.h"

namespace winfax::raster {

// Where a colour stands in a dot of 16 or 32 bits. No bits: the colour is not there.
struct BmpField {
    std::uint32_t shift = 0;
    std::uint32_t bits = 0;
};

struct BmpHeader {
    enum class Packing : std::uint8_t { none, rle8, rle4 };

    std::uint32_t width = 0;
    std::uint32_t height = 0;
    bool bottomUp = true;
    std::uint32_t bits = 0;  // of a dot: 1, 2, 4, 8, 16, 24, 32
    Packing packing = Packing::none;
    BmpField red, green, blue, alpha;         // of 16 and 32 bits
    std::array<std::uint8_t, 256> palette{};  // luminance; white where the file has no colour
    std::uint64_t data = 0;                   // offset of the dots
    Density density;

    // Of rows that are not packed.
    std::uint64_t rowBytes() const { return (std::uint64_t{width} * bits + 31) / 32 * 4; }
};

// invalidData as checkPicture() says. Rows that are not packed lie in the file, whole. Headers of
// 12 (core), 40 (info), 52, 56, 64 (OS/2 2), 108 (V4) and 124 (V5) bytes.
model::Result<BmpHeader> readBmpHeader(std::span<const std::byte> file);

}  // namespace winfax::raster
