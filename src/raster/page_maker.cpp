// SPDX-License-Identifier: MIT
#include "raster/page_maker.h"

#include <utility>
#include <vector>

#include "raster/box_scaler.h"
#include "raster/halftone.h"
#include "raster/line_art.h"
#include "raster/placement.h"

namespace winfax::raster {
namespace {

using document::PageImage;
using document::PageSetup;
using model::Result;

struct Scaled {
    GreyPicture picture;  // as the file has its rows
    bool lineArt;
};

Result<Scaled> scaled(RowSource& source, std::uint32_t width, std::uint32_t height) {
    const SourceInfo& info = source.info();
    BoxScaler scaler(info.width, info.height, width, height);
    std::vector<std::uint8_t> row(info.width);
    for (std::uint32_t y = 0; y < info.height; ++y) {
        if (auto read = source.next(row); !read) return tl::unexpected(std::move(read).error());
        scaler.add(row);
    }
    Scaled result{scaler.take(), scaler.pure()};
    if (result.lineArt) {
        sharpen(result.picture, {double(info.width) / width, double(info.height) / height});
    }
    return result;
}

PageImage blankPage(std::uint32_t rows, std::uint32_t ydpi) {
    return {rows, ydpi, std::vector<std::uint8_t>(std::size_t{rows} * document::kRowBytes)};
}

Result<PageImage> drawn(RowSource& source, const Placement& place, std::uint32_t rows,
                        const PageSetup& setup) {
    const Orientation orientation = source.info().orientation;
    std::uint32_t width = place.width;
    std::uint32_t height = place.height;
    if (swapsSides(orientation) != place.turned) std::swap(width, height);
    auto made = scaled(source, width, height);
    if (!made) return tl::unexpected(std::move(made).error());

    GreyPicture picture = upright(std::move(made->picture), orientation);
    // Turned clockwise, what is the top now comes to the right.
    if (place.turned) picture = upright(std::move(picture), Orientation::rightTop);
    PageImage page = blankPage(rows, setup.ydpi);
    if (made->lineArt) {
        drawPlain(picture, page, place.left, place.top);
    } else {
        drawHalftone(picture, setup.halftone, page, place.left, place.top);
    }
    return page;
}

}  // namespace

Result<PageImage> pageOf(RowSource& source, const PageSetup& setup) {
    return drawn(source, placementOf(source.info(), setup), rowsOf(setup), setup);
}

Result<PageImage> fullPageOf(RowSource& source, std::uint32_t rows, const PageSetup& setup) {
    return drawn(source, {0, 0, document::kPageWidth, rows, false}, rows, setup);
}

}  // namespace winfax::raster
