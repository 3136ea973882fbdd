// SPDX-License-Identifier: MIT
// A document written anew, page by page. Decodes: never to be called on bytes from outside in the
// service's own process (render/renderer.h is).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "document/page_image.h"
#include "model/errors.h"

namespace winfax::document {

// Changes a page before it is written; `page` counts from 1.
using EditPage = std::function<void(PageImage& image, std::uint32_t page, std::uint32_t pages)>;

// invalidData with a detail for what checkTiff() refuses, for damaged picture data and for more
// than kMaxDecodedBytes.
model::Result<Bytes> rewritePages(std::span<const std::byte> tiff, const EditPage& edit);

// The same dots in nothing but tags and Group 4 data of our own writing: for readers that would
// come to harm by what others write. Errors as above.
model::Result<Bytes> cleanPages(std::span<const std::byte> tiff);

}  // namespace winfax::document
