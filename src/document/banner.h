// SPDX-License-Identifier: MIT
// The line that a sending fax machine puts on top of every page. It is laid over the topmost rows
// and not added above them, as most machines do: the page keeps its length, so that one that fills
// a sheet stays on one sheet, and what is covered (3 mm) lies in the margin that printers cannot
// reach.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "document/banner_text.h"
#include "document/page_image.h"
#include "model/errors.h"

namespace winfax::document {

inline constexpr std::uint32_t kBannerRows = 24;      // at 196 dpi; half of it at 98 dpi
inline constexpr std::uint32_t kBannerMargin = 34;    // white dots on the left and on the right
inline constexpr std::uint32_t kBannerColumns = 166;  // characters

// "2026-11-22 20:15  FROM: +49 30 123  TO: +49 40 456            PAGE 1 OF 3": kBannerColumns
// characters. A text that is too long is cut and ends with three dots.
std::u16string bannerLine(const BannerText& text, std::uint32_t page, std::uint32_t pages);

// Black on white over the topmost rows, as many as the page has. Characters outside of Latin-1 look
// like '?'.
void drawBanner(PageImage& image, std::u16string_view line);

// Decodes: never to be called inside the service's own process (render/renderer.h is).
// The whole document again with the line on top of every page. invalidData with a detail for what
// checkTiff() refuses, for damaged picture data and for more than kMaxDecodedBytes.
model::Result<Bytes> withBanner(std::span<const std::byte> tiff, const BannerText& text);

}  // namespace winfax::document
