// SPDX-License-Identifier: MIT
// Uniscribe: from text to glyphs with their places.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "canvas/win32/faces.h"

namespace winfax::canvas::win32 {

// A piece of text of one script and direction for which one face has the glyphs.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    SCRIPT_ANALYSIS analysis{};
    Face* face = nullptr;
};

// Glyphs from the left to the right; places in units of kLayoutEm.
struct Glyphs {
    SCRIPT_ANALYSIS analysis{};
    Face* face = nullptr;
    std::vector<WORD> indexes;
    std::vector<WORD> clusters;
    std::vector<SCRIPT_VISATTR> attributes;
    std::vector<int> advances;
    std::vector<GOFFSET> offsets;

    double width() const;  // millimetres
};

// Of all text that one call gets; runs longer than Uniscribe's counters allow do not happen.
inline constexpr std::size_t kLongestRun = 8'000;

// True when the first character with a direction of its own runs from the right to the left.
bool isRightToLeft(std::wstring_view text);

// Splits a text into runs in the order of its characters. `missing` counts characters that no face
// has.
std::vector<Run> splitIntoRuns(std::wstring_view text, bool rightToLeft, Faces& faces,
                               std::size_t& missing);

// `text` is the run's own. Selects fonts into `context`.
Glyphs shape(HDC context, std::wstring_view text, const Run& run);

// For each character what it adds to the width, in millimetres.
void addWidths(std::vector<double>& widths, const Glyphs& glyphs, std::size_t characters);

}  // namespace winfax::canvas::win32
