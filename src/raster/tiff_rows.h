// SPDX-License-Identifier: MIT
// Rows of a TIFF page as libtiff decodes them, whether they are in strips or in tiles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "document/memory_tiff.h"
#include "model/errors.h"
#include "raster/foreign_tiff.h"

namespace winfax::raster {

// Samples stand as they do in the file, the first dot in the highest bits, two bytes in the order
// of this machine. Stays where it is.
class TiffRows {
  public:
    // `plane` counts from 0; of a page that is not planar there is one only. The file, which
    // readForeignPages() accepted, must outlive this.
    TiffRows(std::span<const std::byte> file, const ForeignPage& page, std::uint32_t plane);

    // To be called first. invalidData when libtiff does not see the page that was checked.
    model::Result<void> open();
    // The next row; valid until the next call. invalidData with a detail for damaged data.
    model::Result<std::span<const std::uint8_t>> next();
    // After open(): where a palette has its colours.
    TIFF* handle() const { return tiff_.handle(); }

  private:
    bool isAsChecked() const;
    model::Result<void> readTiles();
    bool isDamaged(bool done) const;
    tl::unexpected<model::Error> damaged() const;

    document::MemoryTiff tiff_;
    ForeignPage page_;
    std::uint16_t plane_;
    std::size_t rowBytes_ = 0;
    std::uint32_t y_ = 0;
    std::vector<std::uint8_t> rows_;  // one, or a row of tiles
    std::vector<std::uint8_t> tile_;
    std::uint32_t tileWidth_ = 0;
    std::uint32_t tileHeight_ = 0;
};

}  // namespace winfax::raster
