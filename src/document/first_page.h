// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include "document/page_image.h"
#include "model/errors.h"

namespace winfax::document {

// What FaxGetPageData gives (E10).
struct FirstPage {
    Bytes file;  // a whole TIFF Class F file of one page
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

// Decodes: never to be called inside the service's own process (render/renderer.h is).
// invalidData with a detail for what checkTiff() refuses and for damaged picture data.
model::Result<FirstPage> firstPage(std::span<const std::byte> tiff);

}  // namespace winfax::document
