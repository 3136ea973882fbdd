// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <iterator>

namespace winfax::document {

// In dots at 204 x 196 dpi.
inline constexpr std::uint32_t kGlyphWidth = 10;
inline constexpr std::uint32_t kGlyphHeight = 20;

// Rows from the top; the leftmost of ten dots is bit 9. What is not Latin-1 looks like '?'.
const std::array<std::uint16_t, kGlyphHeight>& glyphOf(char16_t character);

}  // namespace winfax::document
