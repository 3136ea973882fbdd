// SPDX-License-Identifier: MIT
#include <memory>
#include <utility>

#include "raster/bmp_source.h"
#include "raster/jpeg_source.h"
#include "raster/page_maker.h"
#include "raster/png_source.h"
#include "raster/raster_pages.h"

namespace winfax::raster {
namespace {

model::Result<std::unique_ptr<RowSource>> openPicture(PictureKind kind,
                                                      std::span<const std::byte> file) {
    switch (kind) {
        case PictureKind::png:
            return openPng(file);
        case PictureKind::jpeg:
            return openJpeg(file);
        case PictureKind::bmp:
            return openBmp(file);
    }
    return model::fail(model::ErrorCode::invalidParameter, "no kind of picture");
}

}  // namespace

model::Result<void> picturePage(PictureKind kind, std::span<const std::byte> file,
                                const document::PageSetup& setup, const document::AddPage& add) {
    const auto source = openPicture(kind, file);
    if (!source) return tl::unexpected(source.error());
    auto page = pageOf(**source, setup);
    if (!page) return tl::unexpected(std::move(page).error());
    return add(std::move(*page));
}

}  // namespace winfax::raster
