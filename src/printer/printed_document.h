// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace winfax::printer {

enum class Language : std::uint8_t { postScript, pdf };

struct PrintedDocument {
    Language language = Language::postScript;
    std::uint32_t pages = 0;  // as it says of itself, or as far as can be told without running it
};

// What a printer driver wrote, judged by its beginning and its end. nullopt: it is neither
// PostScript nor PDF, or its end is missing.
std::optional<PrintedDocument> judgePrinted(std::span<const std::byte> content);

}  // namespace winfax::printer
