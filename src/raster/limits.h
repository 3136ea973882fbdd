// SPDX-License-Identifier: MIT
// What is refused as too large, whatever the file says it holds.
#pragma once

#include <cstdint>
#include <string>

#include "model/errors.h"

namespace winfax::raster {

inline constexpr std::uint32_t kMaxSide = 65'535;               // dots, each way
inline constexpr std::uint64_t kMaxDots = 400'000'000;          // of a picture or page
inline constexpr std::uint64_t kMaxDotsInMemory = 100'000'000;  // interlaced PNG, progressive JPEG
// Of a PNG or a page of a TIFF when it is unpacked: a few kilobytes can become gigabytes.
inline constexpr std::uint64_t kMaxRawBytes = std::uint64_t{512} << 20;

inline tl::unexpected<model::Error> refuse(std::string detail) {
    return model::fail(model::ErrorCode::invalidData, std::move(detail));
}

// invalidData for a side of 0 or beyond the limits.
inline model::Result<void> checkSize(std::uint64_t width, std::uint64_t height) {
    const std::string text = std::to_string(width) + " x " + std::to_string(height) + " dots";
    if (width == 0 || height == 0) return refuse("the picture is empty: " + text);
    if (width > kMaxSide || height > kMaxSide) {
        return refuse("the picture is too large: " + text + "; at most " +
                      std::to_string(kMaxSide) + " each way are accepted");
    }
    if (width * height > kMaxDots) {
        return refuse("the picture is too large: " + text + "; at most " +
                      std::to_string(kMaxDots / 1'000'000) + " million are accepted");
    }
    return {};
}

// invalidData for more unpacked bytes than are accepted.
inline model::Result<void> checkRawBytes(std::uint64_t bytes) {
    if (bytes <= kMaxRawBytes) return {};
    return refuse("the picture is too large: it has " + std::to_string(bytes >> 20) +
                  " MiB; at most " + std::to_string(kMaxRawBytes >> 20) + " are accepted");
}

// invalidData for a picture that its decoder must hold as a whole and that is too large for that.
inline model::Result<void> checkSizeInMemory(std::uint64_t width, std::uint64_t height,
                                             const std::string& kind) {
    if (width * height <= kMaxDotsInMemory) return {};
    return refuse("the picture is too large for " + kind + ": " + std::to_string(width) + " x " +
                  std::to_string(height) + " dots; at most " +
                  std::to_string(kMaxDotsInMemory / 1'000'000) +
                  " million are accepted, save it without that");
}

}  // namespace winfax::raster
