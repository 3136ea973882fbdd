// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "raster/picture_check.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(picture_check) {
    for (const auto kind :
         {raster::PictureKind::png, raster::PictureKind::jpeg, raster::PictureKind::bmp}) {
        const auto checked = raster::checkPicture(kind, bytes);
        require(checked || !checked.error().detail.empty(), "a refusal has a reason");
    }
}

}  // namespace winfax::fuzz
