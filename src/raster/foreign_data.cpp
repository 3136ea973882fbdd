// SPDX-License-Identifier: MIT
#include "raster/foreign_data.h"

#include <algorithm>
#include <string>

#include "raster/limits.h"

namespace winfax::raster {
namespace {

using document::TiffBytes;
using document::TiffDirectory;
using document::TiffTag;
using model::Result;
namespace tiff = document::tiff;

constexpr TiffTag kTileColumns{322, "TileWidth"};
constexpr TiffTag kTileRows{323, "TileLength"};
constexpr TiffTag kTileOffsets{324, "TileOffsets"};
constexpr TiffTag kTileByteCounts{325, "TileByteCounts"};

constexpr std::uint32_t kMaxTileSide = 16'384;
constexpr std::uint64_t kMaxTileBytes = std::uint64_t{32} << 20;
// A row of tiles is decoded at once.
constexpr std::uint64_t kMaxTileRowBytes = std::uint64_t{128} << 20;
constexpr std::uint64_t kMostOfOneByte = 4'096;  // that LZW can make; the others make less

// One strip or tile, which here are the same: `columns` x `rows` dots.
struct Piece {
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
};

std::uint64_t piecesOf(const ForeignPage& page, Piece piece) {
    const std::uint64_t across = (page.width - 1) / piece.columns + 1;
    const std::uint64_t down = (page.height - 1) / piece.rows + 1;
    return across * down * (page.planar ? page.samples : 1);
}

std::uint64_t rowBytesOf(const ForeignPage& page, std::uint64_t columns) {
    return (columns * page.bits * (page.planar ? 1 : page.samples) + 7) / 8;
}

Result<Piece> tileOf(const TiffDirectory& directory, const ForeignPage& page) {
    const auto columns = directory.number(kTileColumns);
    if (!columns) return tl::unexpected(columns.error());
    const auto rows = directory.number(kTileRows);
    if (!rows) return tl::unexpected(rows.error());
    const auto bad = [](std::uint32_t side) { return side == 0 || side > kMaxTileSide; };
    if (bad(*columns) || bad(*rows) || rowBytesOf(page, *columns) * *rows > kMaxTileBytes ||
        rowBytesOf(page, page.width) * *rows > kMaxTileRowBytes) {
        return directory.refuse("its tiles of " + std::to_string(*columns) + " x " +
                                std::to_string(*rows) + " dots are not accepted");
    }
    return Piece{*columns, *rows};
}

// Some Class F writers say 1 row a strip and mean "one strip".
Result<Piece> stripOf(const TiffDirectory& directory, const ForeignPage& page,
                      std::uint32_t strips) {
    const auto told = directory.numberOr(tiff::rowsPerStrip, page.height);
    if (!told) return tl::unexpected(told.error());
    if (*told == 0) return directory.refuse(tiff::rowsPerStrip, "is 0");
    const bool wholePage = *told == 1 && strips == 1;
    return Piece{page.width, wholePage ? page.height : std::min(*told, page.height)};
}

Result<std::uint64_t> bytesInFile(const TiffDirectory& directory, const TiffBytes& file,
                                  const TiffDirectory::Numbers& offsets,
                                  const TiffDirectory::Numbers& sizes, std::uint64_t needed) {
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < needed; ++i) {
        const std::uint32_t offset = directory.numberAt(offsets, i);
        const std::uint32_t size = directory.numberAt(sizes, i);
        if (size == 0 || offset < document::kTiffHeaderSize || !file.holds(offset, size)) {
            return directory.refuse("part " + std::to_string(i + 1) + " of " +
                                    std::to_string(size) + " bytes at " + std::to_string(offset) +
                                    " lies outside the file of " + std::to_string(file.size()) +
                                    " bytes");
        }
        sum += size;
    }
    return sum;
}

std::uint64_t rawBytesOf(const ForeignPage& page) {
    return rowBytesOf(page, page.width) * page.height * (page.planar ? page.samples : 1);
}

// T.6 has a bit at least for a row, the others a byte for at most kMostOfOneByte.
std::uint64_t leastBytes(const ForeignPage& page) {
    const std::uint64_t raw = rawBytesOf(page);
    if (page.compression == 1) return raw;
    if (page.compression == 4) return page.height / 8;
    return raw / kMostOfOneByte;
}

}  // namespace

Result<void> checkData(const TiffDirectory& directory, const TiffBytes& file,
                       const ForeignPage& page, std::uint32_t& budget) {
    if (const auto raw = checkRawBytes(rawBytesOf(page)); !raw) {
        return directory.refuse(raw.error().detail);
    }
    const auto offsets = directory.numbers(page.tiled ? kTileOffsets : tiff::stripOffsets);
    if (!offsets) return tl::unexpected(offsets.error());
    const auto sizes = directory.numbers(page.tiled ? kTileByteCounts : tiff::stripByteCounts);
    if (!sizes) return tl::unexpected(sizes.error());
    const auto piece =
        page.tiled ? tileOf(directory, page) : stripOf(directory, page, offsets->count);
    if (!piece) return tl::unexpected(piece.error());

    const std::uint64_t needed = piecesOf(page, *piece);
    if (offsets->count < needed || sizes->count < needed) {
        return directory.refuse("it needs " + std::to_string(needed) + " strips or tiles and has " +
                                std::to_string(std::min(offsets->count, sizes->count)));
    }
    if (needed > budget) {
        return directory.refuse("the file has more than " + std::to_string(kMaxStripsOfFile) +
                                " strips and tiles");
    }
    budget -= static_cast<std::uint32_t>(needed);
    const auto bytes = bytesInFile(directory, file, *offsets, *sizes, needed);
    if (!bytes) return tl::unexpected(bytes.error());
    if (*bytes < leastBytes(page)) {
        return directory.refuse(std::to_string(*bytes) + " bytes of data cannot hold " +
                                std::to_string(page.width) + " x " + std::to_string(page.height) +
                                " dots");
    }
    return {};
}

}  // namespace winfax::raster
