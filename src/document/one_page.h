// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "document/page_image.h"
#include "model/errors.h"

namespace winfax::document {

// One page of a document, counted from 1; the others are not decoded. Decodes: never to be called
// inside the service's own process (render/renderer.h is). invalidData with a detail for what
// checkTiff() refuses and for damaged picture data, invalidParameter when there is no such page.
model::Result<PageImage> onePage(std::span<const std::byte> tiff, std::uint32_t page);

}  // namespace winfax::document
