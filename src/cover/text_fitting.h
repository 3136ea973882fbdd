// SPDX-License-Identifier: MIT
// Text that may be too long for its place: it becomes smaller, but not too small to be read, and
// then ends with an ellipsis. All lengths in millimetres.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "canvas/text_engine.h"

namespace winfax::cover {

// Text is made no smaller than this part of the size it should have, and not smaller than this.
inline constexpr double kSmallestPart = 0.6;
inline constexpr double kSmallestSize = 2.5;  // 7 points

// How many times as large as wanted text in this size may be, at least.
double smallestFactor(double size);

// The text, or as much of its begin as fits together with an ellipsis; one that goes on elsewhere
// has it anyway.
std::u16string ellipsized(canvas::TextEngine& engine, std::u16string_view text,
                          const canvas::Font& font, double width, bool goesOn = false);

struct BoxLine {
    std::shared_ptr<canvas::Paragraph> paragraph;
    std::size_t line = 0;
    std::u16string_view text;  // of the paragraph
    const canvas::Paragraph::Line& told() const { return paragraph->lines()[line]; }
};
struct BoxText {
    canvas::Font font;
    std::vector<BoxLine> lines;
};
// Paragraphs wrapped into a box, in the largest size in which they fit. `lineHeight` is times the
// size. The text must outlive the result.
BoxText fitIntoBox(canvas::TextEngine& engine, std::u16string_view text, const canvas::Font& font,
                   double width, double height, double lineHeight);

}  // namespace winfax::cover
