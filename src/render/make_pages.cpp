// SPDX-License-Identifier: MIT
#include "render/make_pages.h"

#include "document/page_writer.h"
#include "raster/raster_pages.h"
#include "typeset/text_pages.h"

namespace winfax::render {
namespace {

using document::Kind;
using model::Result;

constexpr std::uint32_t kMostPages = 10'000;  // as many as a TIFF that is handed in may have

Result<void> pagesOf(Kind kind, std::span<const std::byte> bytes, const document::PageSetup& setup,
                     const document::AddPage& add) {
    switch (kind) {
        case Kind::fax:
        case Kind::tiff:
            return raster::tiffPages(bytes, setup, add);
        case Kind::png:
            return raster::picturePage(raster::PictureKind::png, bytes, setup, add);
        case Kind::jpeg:
            return raster::picturePage(raster::PictureKind::jpeg, bytes, setup, add);
        case Kind::bmp:
            return raster::picturePage(raster::PictureKind::bmp, bytes, setup, add);
        case Kind::text:
            return typeset::textPages(bytes, setup, add);
        default:
            return model::fail(model::ErrorCode::notSupported,
                               std::string(document::nameOf(kind)) + " is not read here");
    }
}

}  // namespace

Result<MadePages> makePages(Kind kind, std::span<const std::byte> bytes,
                            const document::PageSetup& setup) {
    MadePages made;
    document::PageWriter writer(0);  // how many they will be is not known yet
    const auto done = pagesOf(kind, bytes, setup, [&](const document::PageImage& page) {
        if (++made.pages <= kMostPages) return writer.add(page);
        return Result<void>(
            model::fail(model::ErrorCode::invalidData,
                        "the document has more than " + std::to_string(kMostPages) + " pages"));
    });
    if (!done) return tl::unexpected(done.error());
    if (made.pages == 0) {
        return model::fail(model::ErrorCode::invalidData, "the document has no pages");
    }
    auto tiff = writer.finish();
    if (!tiff) return tl::unexpected(tiff.error());
    made.tiff = std::move(*tiff);
    return made;
}

}  // namespace winfax::render
