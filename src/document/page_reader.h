// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "document/bit_order.h"
#include "document/page_image.h"
#include "document/tiff_directory.h"
#include "model/errors.h"

namespace winfax::document {

// The pages of a document as dots. Refusals are invalidData and name page and reason.
class PageReader {
  public:
    // Applies checkTiff() first. The file must outlive the reader.
    static model::Result<PageReader> open(std::span<const std::byte> file);

    std::uint32_t pages() const { return static_cast<std::uint32_t>(directories_.size()); }
    // What all pages together take once they are decoded.
    std::uint64_t decodedBytes() const;
    std::uint32_t ydpi() const { return ydpi_; }
    // `index` counts from 0.
    std::uint32_t rows(std::uint32_t index) const;
    model::Result<PageImage> page(std::uint32_t index) const;

    // A page that is one strip of T.6 data, black being 1, as it stands in the file.
    struct Group4Strip {
        std::span<const std::byte> data;
        BitOrder order = BitOrder::highestFirst;
        std::uint32_t rows = 0;
    };
    std::optional<Group4Strip> group4(std::uint32_t index) const;

  private:
    PageReader(std::span<const std::byte> file, std::uint32_t ydpi) : file_(file), ydpi_(ydpi) {}

    std::span<const std::byte> file_;
    std::uint32_t ydpi_;
    std::vector<TiffDirectory> directories_;
};

}  // namespace winfax::document
