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
    const auto take = [&](const document::PageImage& page) -> model::Result<void> {
        require(page.height == document::rowsOf(setup), "a picture is one page of the paper");
        return {};
    };
    (void)raster::picturePage(kind, file, setup, take);
}

}  // namespace winfax::fuzz
