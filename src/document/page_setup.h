// SPDX-License-Identifier: MIT
// What a page looks like that is made of something else than a fax: its paper and its dots.
#pragma once

#include <cstdint>

#include "document/page_image.h"

namespace winfax::document {

enum class Paper : std::uint32_t { a4 = 1, letter = 2, legal = 3 };

// How grey becomes black and white: by error diffusion, which shows more of a photograph, or by an
// ordered pattern, which compresses better and survives a bad line better.
enum class Halftone : std::uint32_t { diffusion = 1, ordered = 2 };

struct PageSetup {
    Paper paper = Paper::a4;
    std::uint32_t ydpi = kFineDpi;  // kFineDpi or kStandardDpi
    Halftone halftone = Halftone::diffusion;

    bool operator==(const PageSetup&) const = default;
};

// Millimetres, portrait. Sources: ISO 216, ANSI Y14.1.
struct PaperSize {
    double width;
    double height;
};
constexpr PaperSize sizeOf(Paper paper) {
    switch (paper) {
        case Paper::letter:
            return {215.9, 279.4};
        case Paper::legal:
            return {215.9, 355.6};
        case Paper::a4:
            break;
    }
    return {210.0, 297.0};
}

// Rows of a page that shows the whole paper.
constexpr std::uint32_t rowsOf(const PageSetup& setup) {
    return static_cast<std::uint32_t>(sizeOf(setup.paper).height / 25.4 * setup.ydpi + 0.5);
}

}  // namespace winfax::document
