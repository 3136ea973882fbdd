// SPDX-License-Identifier: MIT
// In the process that renders: documents become fax pages.
#pragma once

#include <cstddef>
#include <span>

#include "document/kind.h"
#include "document/page_setup.h"
#include "model/errors.h"
#include "render/renderer.h"

namespace winfax::render {

// Of every kind but PDF, PostScript and foreign ones, which others read first (notSupported).
// invalidData with a detail for what is damaged or no such document, or beyond the limits.
model::Result<MadePages> makePages(document::Kind kind, std::span<const std::byte> bytes,
                                   const document::PageSetup& setup);

}  // namespace winfax::render
