// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "model/errors.h"
#include "picture/bitmap.h"
#include "picture/png_writer.h"
#include "picture/scaling.h"

namespace winfax::picture {

// Where the pages of a contact sheet are: from the left to the right, then below.
class SheetLayout {
  public:
    static constexpr Size kRoom{432, 864};     // a page gets no more; A4 in 204 dpi is a quarter
    static constexpr std::uint32_t kGap = 16;  // around every page

    struct Page {
        Size size;  // in dots of the document
        Resolution resolution;
    };
    // One page at least.
    explicit SheetLayout(const std::vector<Page>& pages);

    std::uint32_t columns() const { return columns_; }
    Size size() const;
    // `index` counts from 0.
    Size sizeOf(std::uint32_t index) const { return thumbnails_[index]; }
    std::uint32_t pages() const { return static_cast<std::uint32_t>(thumbnails_.size()); }
    // Height of the pages in that row of pages: that of the highest one.
    std::uint32_t heightOfRow(std::uint32_t row) const;
    std::uint32_t rows() const { return (pages() + columns_ - 1) / columns_; }

  private:
    std::vector<Size> thumbnails_;
    std::uint32_t columns_;
};

// A PNG file with all pages of a document side by side, reduced and grey, white on a grey ground.
// Needs no more memory than for one row of pages. Errors as those of PngWriter.
class ContactSheet {
  public:
    static model::Result<ContactSheet> create(const std::filesystem::path& file,
                                              SheetLayout layout);

    // The next page; as many as the layout has, and as large.
    model::Result<void> add(const BilevelView& page);
    // After all pages.
    model::Result<void> finish() { return png_.finish(); }

  private:
    ContactSheet(PngWriter png, SheetLayout layout)
        : png_(std::move(png)), layout_(std::move(layout)) {}

    model::Result<void> writeRow();
    model::Result<void> writeGap();

    PngWriter png_;
    SheetLayout layout_;
    std::uint32_t row_ = 0;
    std::vector<Grey> waiting_;  // for the rest of their row
};

}  // namespace winfax::picture
