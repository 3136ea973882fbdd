// SPDX-License-Identifier: MIT
#include "picture/contact_sheet.h"

#include <algorithm>

namespace winfax::picture {
namespace {

constexpr std::uint8_t kGround = 160;
constexpr std::uint32_t kFewColumns = 4;  // more when the sheet would become a ribbon

std::uint32_t columnsFor(std::size_t pages) {
    std::uint32_t columns = kFewColumns;
    while (std::size_t{columns} * columns < pages) ++columns;
    return static_cast<std::uint32_t>(std::min<std::size_t>(columns, pages));
}

}  // namespace

SheetLayout::SheetLayout(const std::vector<Page>& pages) : columns_(columnsFor(pages.size())) {
    for (const Page& page : pages) {
        thumbnails_.push_back(fitInto(squareSize(page.size, page.resolution), kRoom));
    }
}

std::uint32_t SheetLayout::heightOfRow(std::uint32_t row) const {
    const std::uint32_t first = row * columns_;
    const std::uint32_t last = std::min(first + columns_, pages());
    std::uint32_t height = 0;
    for (std::uint32_t i = first; i < last; ++i) height = std::max(height, thumbnails_[i].height);
    return height;
}

Size SheetLayout::size() const {
    Size size{kGap + columns_ * (kRoom.width + kGap), kGap};
    for (std::uint32_t row = 0; row < rows(); ++row) size.height += heightOfRow(row) + kGap;
    return size;
}

model::Result<ContactSheet> ContactSheet::create(const std::filesystem::path& file,
                                                 SheetLayout layout) {
    auto png = PngWriter::create(file, PngWriter::Kind::grey, layout.size(), 0);
    if (!png) return tl::unexpected(png.error());
    ContactSheet sheet(std::move(*png), std::move(layout));
    if (const auto begun = sheet.writeGap(); !begun) return tl::unexpected(begun.error());
    return sheet;
}

model::Result<void> ContactSheet::add(const BilevelView& page) {
    const auto index = row_ * layout_.columns() + static_cast<std::uint32_t>(waiting_.size());
    waiting_.push_back(toGrey(page, layout_.sizeOf(index)));
    if (waiting_.size() < layout_.columns() && index + 1 < layout_.pages()) return {};
    if (auto written = writeRow(); !written) return written;
    ++row_;
    waiting_.clear();
    return writeGap();
}

model::Result<void> ContactSheet::writeRow() {
    std::vector<std::uint8_t> line(layout_.size().width);
    for (std::uint32_t y = 0; y < layout_.heightOfRow(row_); ++y) {
        std::ranges::fill(line, kGround);
        auto place = line.begin() + SheetLayout::kGap;
        for (const Grey& page : waiting_) {
            if (y < page.size.height) std::ranges::copy(page.row(y), place);
            place += SheetLayout::kRoom.width + SheetLayout::kGap;
        }
        if (auto written = png_.row(line); !written) return written;
    }
    return {};
}

model::Result<void> ContactSheet::writeGap() {
    const std::vector<std::uint8_t> line(layout_.size().width, kGround);
    for (std::uint32_t y = 0; y < SheetLayout::kGap; ++y) {
        if (auto written = png_.row(line); !written) return written;
    }
    return {};
}

}  // namespace winfax::picture
