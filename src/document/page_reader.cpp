// SPDX-License-Identifier: MIT
#include "document/page_reader.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "document/group4.h"
#include "document/tiff_check.h"

namespace winfax::document {
namespace {

using model::Result;

// checkTiff() saw all of these, so a missing one has its default.
struct Layout {
    std::uint32_t height;
    std::uint32_t rowsPerStrip;
    bool compressed;
    BitOrder order;
    bool blackIsZero;
};

std::uint32_t heightOf(const TiffDirectory& page) {
    return page.number(tiff::imageLength).value_or(0);
}

Layout layoutOf(const TiffDirectory& page, std::uint32_t strips) {
    Layout layout{};
    layout.height = heightOf(page);
    const std::uint32_t told = page.numberOr(tiff::rowsPerStrip, layout.height).value_or(1);
    const bool wholePage = told == 1 && strips == 1;  // J1
    layout.rowsPerStrip = wholePage ? layout.height : std::clamp(told, 1u, layout.height);
    layout.compressed = page.numberOr(tiff::compression, 1).value_or(1) == 4;
    layout.order = static_cast<BitOrder>(page.numberOr(tiff::fillOrder, 1).value_or(1));
    layout.blackIsZero = page.numberOr(tiff::photometric, 0).value_or(0) == 1;
    return layout;
}

// `strip` has at least the bytes that `rows` needs.
void copyRows(std::span<const std::byte> strip, BitOrder order, std::span<std::uint8_t> rows) {
    std::memcpy(rows.data(), strip.data(), rows.size());
    if (order == BitOrder::highestFirst) return;
    std::ranges::transform(rows, rows.begin(),
                           [](std::uint8_t byte) { return reversedBits(byte); });
}

}  // namespace

Result<PageReader> PageReader::open(std::span<const std::byte> file) {
    const auto document = checkTiff(file);
    if (!document) return tl::unexpected(document.error());
    PageReader reader(file, document->verticalResolution);
    const TiffBytes bytes(file);
    std::uint32_t offset = bytes.longAt(4);
    while (offset != 0) {
        const auto page = TiffDirectory::at(bytes, offset, reader.pages() + 1);
        if (!page) return tl::unexpected(page.error());
        reader.directories_.push_back(*page);
        offset = page->nextOffset();
    }
    return reader;
}

std::uint64_t PageReader::decodedBytes() const {
    std::uint64_t sum = 0;
    for (const TiffDirectory& page : directories_) sum += std::uint64_t{heightOf(page)} * kRowBytes;
    return sum;
}

std::uint32_t PageReader::rows(std::uint32_t index) const {
    return heightOf(directories_.at(index));
}

std::optional<PageReader::Group4Strip> PageReader::group4(std::uint32_t index) const {
    const TiffDirectory& page = directories_.at(index);
    const auto offsets = page.numbers(tiff::stripOffsets);
    const auto sizes = page.numbers(tiff::stripByteCounts);
    if (!offsets || !sizes || offsets->count != 1) return std::nullopt;
    const Layout layout = layoutOf(page, 1);
    if (!layout.compressed || layout.blackIsZero) return std::nullopt;
    const auto data = file_.subspan(page.numberAt(*offsets, 0), page.numberAt(*sizes, 0));
    return Group4Strip{data, layout.order, layout.height};
}

Result<PageImage> PageReader::page(std::uint32_t index) const {
    const TiffDirectory& page = directories_.at(index);
    const auto offsets = page.numbers(tiff::stripOffsets);
    if (!offsets) return tl::unexpected(offsets.error());
    const auto sizes = page.numbers(tiff::stripByteCounts);
    if (!sizes) return tl::unexpected(sizes.error());
    const Layout layout = layoutOf(page, offsets->count);

    PageImage image{layout.height, ydpi_, {}};
    image.bits.resize(std::size_t{layout.height} * kRowBytes);
    for (std::uint32_t i = 0; i < offsets->count; ++i) {
        const std::size_t from = std::size_t{i} * layout.rowsPerStrip * kRowBytes;
        const std::size_t size =
            std::min(std::size_t{layout.rowsPerStrip} * kRowBytes, image.bits.size() - from);
        const std::span<std::uint8_t> rows(image.bits.data() + from, size);
        const auto strip = file_.subspan(page.numberAt(*offsets, i), page.numberAt(*sizes, i));
        if (!layout.compressed) {
            copyRows(strip, layout.order, rows);
        } else if (const auto decoded = decodeGroup4(strip, layout.order, rows); !decoded) {
            return tl::unexpected(model::Error{
                decoded.error().code, "page " + std::to_string(page.page()) + ", strip " +
                                          std::to_string(i + 1) + ": " + decoded.error().detail});
        }
    }
    if (layout.blackIsZero) {
        for (std::uint8_t& byte : image.bits) byte = static_cast<std::uint8_t>(~byte);
    }
    return image;
}

}  // namespace winfax::document
