// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>

#include "document/page_image.h"
#include "document/page_reader.h"
#include "model/errors.h"

namespace winfax::document {

class MemoryTiff;

// Writes TIFF Class F as J1 to J3 want it: little-endian, Group 4, one strip a page, 204 x 196 or
// 204 x 98 dots per inch, no private tags. FillOrder is 1, the one that every reader of TIFF 6.0
// knows. Source: TIFF 6.0, RFC 2306.
class PageWriter {
  public:
    // `pages` is what PageNumber tells as the total.
    explicit PageWriter(std::uint32_t pages);
    ~PageWriter();

    // internalError when libtiff cannot go on.
    model::Result<void> add(const PageImage& image);
    // T.6 data that this machine's own encoder made is taken as it is.
    model::Result<void> addGroup4(const PageReader::Group4Strip& strip, std::uint32_t ydpi);
    // The file; nothing can be added afterwards.
    model::Result<Bytes> finish();

  private:
    bool setTags(std::uint32_t rows, std::uint32_t ydpi);
    model::Result<void> added(bool done);

    std::uint32_t pages_;
    std::uint32_t written_ = 0;
    std::unique_ptr<MemoryTiff> file_;
};

}  // namespace winfax::document
