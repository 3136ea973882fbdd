// SPDX-License-Identifier: MIT
#include "raster/tiff_rows.h"

#include <algorithm>
#include <cstring>

#include "raster/limits.h"

namespace winfax::raster {
namespace {

using model::Result;

// checkData() is stricter; this is against libtiff's seeing other numbers.
constexpr tmsize_t kMostAtOnce = tmsize_t{256} << 20;

std::uint32_t fieldOf(TIFF* tiff, std::uint32_t tag) {
    std::uint32_t value = 0;
    TIFFGetFieldDefaulted(tiff, tag, &value);
    return value;
}

std::uint32_t shortFieldOf(TIFF* tiff, std::uint32_t tag) {
    std::uint16_t value = 0;
    TIFFGetFieldDefaulted(tiff, tag, &value);
    return value;
}

}  // namespace

TiffRows::TiffRows(std::span<const std::byte> file, const ForeignPage& page, std::uint32_t plane)
    : tiff_(file), page_(page), plane_(static_cast<std::uint16_t>(plane)) {}

Result<void> TiffRows::open() {
    TIFF* const tiff = tiff_.handle();
    if (tiff == nullptr || TIFFSetSubDirectory(tiff, page_.directory) != 1 || !isAsChecked()) {
        return refuse("the TIFF is damaged: libtiff does not see the page (" + tiff_.message() +
                      ")");
    }
    if (page_.photometric == PHOTOMETRIC_YCBCR) {
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    }
    // What was odd in the tags has been judged by ourselves.
    tiff_.forget();

    const std::size_t samples = page_.planar ? 1 : page_.samples;
    rowBytes_ = (std::size_t{page_.width} * page_.bits * samples + 7) / 8;
    tmsize_t atOnce = TIFFScanlineSize(tiff);
    if (page_.tiled) {
        tileWidth_ = fieldOf(tiff, TIFFTAG_TILEWIDTH);
        tileHeight_ = fieldOf(tiff, TIFFTAG_TILELENGTH);
        atOnce = TIFFTileSize(tiff);
        tile_.resize(atOnce > 0 && atOnce <= kMostAtOnce ? static_cast<std::size_t>(atOnce) : 0);
    }
    const std::size_t bytes = page_.tiled ? rowBytes_ * tileHeight_
                                          : std::max(rowBytes_, static_cast<std::size_t>(atOnce));
    if (atOnce <= 0 || atOnce > kMostAtOnce || bytes > static_cast<std::size_t>(kMostAtOnce)) {
        return refuse("the TIFF is damaged: libtiff cannot tell the size of its rows");
    }
    rows_.resize(bytes);
    return {};
}

bool TiffRows::isAsChecked() const {
    TIFF* const tiff = tiff_.handle();
    return fieldOf(tiff, TIFFTAG_IMAGEWIDTH) == page_.width &&
           fieldOf(tiff, TIFFTAG_IMAGELENGTH) == page_.height &&
           shortFieldOf(tiff, TIFFTAG_BITSPERSAMPLE) == page_.bits &&
           shortFieldOf(tiff, TIFFTAG_SAMPLESPERPIXEL) == page_.samples &&
           shortFieldOf(tiff, TIFFTAG_COMPRESSION) == page_.compression &&
           (shortFieldOf(tiff, TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE) == page_.planar &&
           (TIFFIsTiled(tiff) != 0) == page_.tiled;
}

Result<std::span<const std::uint8_t>> TiffRows::next() {
    std::size_t from = 0;
    if (page_.tiled) {
        if (y_ % tileHeight_ == 0) {
            if (const auto read = readTiles(); !read) return tl::unexpected(read.error());
        }
        from = y_ % tileHeight_ * rowBytes_;
    } else {
        const int done = TIFFReadScanline(tiff_.handle(), rows_.data(), y_, plane_);
        if (isDamaged(done == 1)) return damaged();
    }
    ++y_;
    return std::span<const std::uint8_t>(rows_).subspan(from, rowBytes_);
}

// The tiles side by side, without what hangs over on the right.
Result<void> TiffRows::readTiles() {
    TIFF* const tiff = tiff_.handle();
    const auto size = static_cast<tmsize_t>(tile_.size());
    const std::size_t tileRow = tile_.size() / tileHeight_;
    for (std::uint32_t x = 0; x < page_.width; x += tileWidth_) {
        const std::uint32_t tile = TIFFComputeTile(tiff, x, y_, 0, plane_);
        if (isDamaged(TIFFReadEncodedTile(tiff, tile, tile_.data(), size) == size))
            return damaged();
        const std::size_t at = x / tileWidth_ * tileRow;
        const std::size_t count = std::min(tileRow, rowBytes_ - at);
        for (std::uint32_t row = 0; row < tileHeight_; ++row) {
            std::memcpy(&rows_[row * rowBytes_ + at], &tile_[row * tileRow], count);
        }
    }
    return {};
}

// The decoders of fax codes and of JPEG go on with other dots after a warning; those of LZW and
// PackBits warn of what does not matter.
bool TiffRows::isDamaged(bool done) const {
    const bool strict =
        page_.compression != COMPRESSION_LZW && page_.compression != COMPRESSION_PACKBITS;
    return !done || tiff_.failed() || (strict && !tiff_.message().empty());
}

tl::unexpected<model::Error> TiffRows::damaged() const {
    return refuse("row " + std::to_string(y_ + 1) + " of " + std::to_string(page_.height) +
                  " is damaged: " + (tiff_.message().empty() ? "it is cut off" : tiff_.message()));
}

}  // namespace winfax::raster
