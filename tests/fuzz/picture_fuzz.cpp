// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "raster/picture_check.h"
#include "raster/raster_pages.h"

namespace winfax::fuzz {
// The first byte chooses the kind.
WINFAX_FUZZ_TARGET(picture) {
    if (bytes.empty()) return;
    const auto kind = static_cast<raster::PictureKind>(std::to_integer<unsigned>(bytes[0]) % 3);
    const Bytes file = bytes.subspan(1);
    if (!raster::checkPicture(kind, file)) return;
    document::PageSetup setup;
    setup.ydpi = document::kStandardDpi;
    std::uint32_t pages = 0;
    const auto take = [&](const document::PageImage& page) -> model::Result<void> {
        ++pages;
        require(page.height == document::rowsOf(setup), "a page is as long as the paper");
        return {};
    };
    const auto made = raster::picturePage(kind, file, setup, take);
    require(made ? pages == 1 : !made.error().detail.empty(), "there is a page or a reason");
}

}  // namespace winfax::fuzz
