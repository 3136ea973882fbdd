// SPDX-License-Identifier: MIT
// Plain text as fax pages. Lays out what strangers wrote: never to be called in the service's own
// process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "document/add_page.h"
#include "document/page_setup.h"
#include "model/errors.h"

namespace winfax::typeset {

inline constexpr std::uint32_t kColumns = 80;
inline constexpr std::uint32_t kTabColumns = 8;
inline constexpr std::uint32_t kMaxTextPages = 10'000;

// What a line printer would make of it: 80 columns of a font of 10 to 11 points, six lines an inch,
// margins of 20 mm on both sides and 15 mm above and below; longer lines go on in the next, after a
// word if one fits. CR, LF and CRLF end a line, a form feed ends a page, tabs go to every eighth
// column; other control characters are left out. A line whose script runs from the right begins at
// the right. Encodings: decodedText(). invalidData with a detail for an empty text and for more
// than `maxPages`; then those before it have been added.
model::Result<void> textPages(std::span<const std::byte> text, const document::PageSetup& setup,
                              const document::AddPage& addPage,
                              std::uint32_t maxPages = kMaxTextPages);

}  // namespace winfax::typeset
