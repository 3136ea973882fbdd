// SPDX-License-Identifier: MIT
#include "cover/embedded_picture.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
// The link of a picture in a template: its base64 and the PNG in it.
WINFAX_FUZZ_TARGET(embedded_picture) {
    const auto picture = winfax::cover::readEmbeddedPicture(textOf(bytes));
    if (!picture) {
        require(!picture.error().detail.empty(), "a refusal has a reason");
        return;
    }
    const std::uint64_t dots = std::uint64_t{picture->width} * picture->height;
    require(dots > 0 && dots <= winfax::cover::kMaxPictureDots, "a picture has its limits");
    require(picture->shades.size() == dots, "a picture has all its dots");
}

}  // namespace winfax::fuzz
