// SPDX-License-Identifier: MIT
// What a document is, judged by its content and never by its name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/errors.h"

namespace winfax::document {

// Stored in the queue: a number keeps its meaning.
enum class Kind : std::uint32_t {
    fax = 0,   // TIFF Class F that goes out as it is (checkTiff)
    tiff = 1,  // any other TIFF
    png = 2,
    jpeg = 3,
    bmp = 4,
    text = 5,  // UTF-8, UTF-16 with a byte order mark, or the ANSI code page
    pdf = 6,
    postScript = 7,
    foreign = 8,  // for a converter, which its extension chooses
};

// "a PNG picture": for messages.
std::string_view nameOf(Kind kind);

// By the signature, tiff for every TIFF; foreign for what nothing here can read. Looks at the
// first bytes only, of text at more, and decodes nothing.
Kind kindByContent(std::span<const std::byte> file);

// Whether it may be printed as it stands: no NUL in it (but for UTF-16), hardly a control
// character.
bool looksLikeText(std::span<const std::byte> file);

// What follows the last dot of a file's name, in small letters a-z and digits; empty for none or
// for one with other characters or more than 16.
std::string extensionOf(std::u16string_view fileName);

}  // namespace winfax::document
