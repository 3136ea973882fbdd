// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "raster/any_tiff_check.h"
#include "raster/foreign_tiff.h"
#include "raster/raster_pages.h"

namespace winfax::fuzz {
namespace {

// What takes long is found elsewhere (scripts/soak bombs).
bool isSmall(Bytes file) {
    const auto pages = raster::readForeignPages(file);
    if (!pages || pages->size() > 4) return false;
    for (const auto& page : *pages) {
        if (std::uint64_t{page.width} * page.height > 1 << 20) return false;
    }
    return true;
}

}  // namespace

WINFAX_FUZZ_TARGET(foreign_tiff) {
    const auto checked = raster::checkAnyTiff(bytes);
    require(checked || !checked.error().detail.empty(), "a refusal has a reason");
    if (!checked || !isSmall(bytes)) return;
    document::PageSetup setup;
    setup.ydpi = document::kStandardDpi;
    std::uint32_t pages = 0;
    const auto made = raster::tiffPages(
        bytes, setup, [&](const document::PageImage& page) -> model::Result<void> {
            ++pages;
            require(page.bits.size() == std::size_t{page.height} * document::kRowBytes,
                    "a page has all its rows");
            return {};
        });
    if (made) require(pages == checked->pages, "there are as many pages as were judged");
}

}  // namespace winfax::fuzz
