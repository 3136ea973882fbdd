// SPDX-License-Identifier: MIT
// In the process that renders: a cover page before a document.
#pragma once

#include <cstddef>
#include <span>

#include "document/page_image.h"
#include "model/errors.h"
#include "render/messages.h"

namespace winfax::render {

// The request's cover page, drawn at the document's resolution, and the document's pages written
// anew. invalidData with a detail for either.
model::Result<document::Bytes> withCover(std::span<const std::byte> tiff, const Request& request);

}  // namespace winfax::render
