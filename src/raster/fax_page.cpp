// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "document/bit_order.h"
#include "raster/tiff_rows.h"
#include "raster/tiff_source.h"

namespace winfax::raster {
namespace {

using document::kRowBytes;
using document::PageImage;
using model::Result;

std::uint8_t* rowOf(PageImage& image, std::uint32_t y) {
    return image.bits.data() + std::size_t{y} * kRowBytes;
}

void mirror(PageImage& image) {
    for (std::uint32_t y = 0; y < image.height; ++y) {
        std::uint8_t* const row = rowOf(image, y);
        std::reverse(row, row + kRowBytes);
        std::transform(row, row + kRowBytes, row,
                       [](std::uint8_t byte) { return document::reversedBits(byte); });
    }
}

void turnUpsideDown(PageImage& image) {
    for (std::uint32_t y = 0; y < image.height / 2; ++y) {
        std::uint8_t* const row = rowOf(image, y);
        std::swap_ranges(row, row + kRowBytes, rowOf(image, image.height - 1 - y));
    }
}

}  // namespace

Result<PageImage> readFaxPage(std::span<const std::byte> file, const ForeignPage& page) {
    TiffRows rows(file, page, 0);
    if (const auto opened = rows.open(); !opened) return tl::unexpected(opened.error());
    PageImage image{page.height, page.faxDpi(), {}};
    image.bits.resize(std::size_t{page.height} * kRowBytes);
    const std::uint8_t flip = page.photometric == PHOTOMETRIC_MINISBLACK ? 0xFF : 0;
    for (std::uint32_t y = 0; y < page.height; ++y) {
        const auto row = rows.next();
        if (!row) return tl::unexpected(row.error());
        std::ranges::transform(*row, rowOf(image, y), [flip](std::uint8_t byte) {
            return static_cast<std::uint8_t>(byte ^ flip);
        });
    }
    const Orientation orientation = page.orientation;
    if (orientation == Orientation::topRight || orientation == Orientation::bottomRight) {
        mirror(image);
    }
    if (orientation == Orientation::bottomLeft || orientation == Orientation::bottomRight) {
        turnUpsideDown(image);
    }
    return image;
}

}  // namespace winfax::raster
