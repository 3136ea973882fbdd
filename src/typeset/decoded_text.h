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

}  // namespace winfax::typeset
