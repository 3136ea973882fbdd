// SPDX-License-Identifier: MIT
// A page in memory, and the limits of what is turned into one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/constants.h"

namespace winfax::document {

using Bytes = std::vector<std::byte>;

using model::kHorizontalDpi;
using model::kPageWidth;
inline constexpr std::uint32_t kRowBytes = kPageWidth / 8;
// Of all pages of a document together: over two thousand A4 pages at 196 dpi. Rows of a page and
// pages of a document have their limits in checkTiff().
inline constexpr std::uint64_t kMaxDecodedBytes = std::uint64_t{1} << 30;

inline constexpr std::uint32_t kFineDpi = 196;
inline constexpr std::uint32_t kStandardDpi = 98;

// Rows from the top, kRowBytes each; 1 is black, the leftmost dot is the highest bit of its byte.
struct PageImage {
    std::uint32_t height = 0;
    std::uint32_t ydpi = kFineDpi;
    std::vector<std::uint8_t> bits;
};

// The resolution at which a page is sent: fine or standard, whichever is nearer (J2).
constexpr std::uint32_t faxResolution(std::uint32_t ydpi) {
    return ydpi < (kStandardDpi + kFineDpi) / 2 ? kStandardDpi : kFineDpi;
}

}  // namespace winfax::document
