// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace winfax::typeset {

// The characters of a text file. UTF-16 with a byte order mark; else UTF-8 when all of it is valid,
// with or without a mark; else the machine's ANSI code page (text/encoding.h); else, where that is
// UTF-8, Windows-1252.
std::u16string decodedText(std::span<const std::byte> file);

// Whether somebody could read these bytes as text, judged by their beginning. Not for bytes that
// are empty, and not for PDF, PostScript and RTF: those can be read, but nobody means them to be.
bool looksLikeText(std::span<const std::byte> file);

}  // namespace winfax::typeset
