// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "document/page_image.h"
#include "model/errors.h"

namespace winfax::document {

// The document as it looks to who received its first `pages` pages only: the chain of pages ends
// there. Nothing is decoded, and the data of the other pages stays in the file, unused. All of it
// when it has no more pages. invalidData for no pages and for what is no chain of pages.
model::Result<Bytes> leadingPages(std::span<const std::byte> tiff, std::uint32_t pages);

}  // namespace winfax::document
