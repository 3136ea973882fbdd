// SPDX-License-Identifier: MIT
#include "picture/page_picture.h"

#include "picture/png_writer.h"

namespace winfax::picture {

model::Result<void> writePagePicture(const std::filesystem::path& file, const BilevelView& page,
                                     Resolution resolution) {
    const Size size = squareSize(page.size, resolution);
    auto png = PngWriter::create(file, PngWriter::Kind::bilevel, size, resolution.horizontal);
    if (!png) return tl::unexpected(png.error());
    for (std::uint32_t y = 0; y < size.height; ++y) {
        const auto row = page.row(sourceRow(y, size.height, page.size.height));
        if (auto written = png->row(row); !written) return written;
    }
    return png->finish();
}

}  // namespace winfax::picture
