// SPDX-License-Identifier: MIT
// Letters of every script as dots, by what the system has for it: Pango and Cairo, or Uniscribe and
// GDI. Where lines break and how wide they are depends on the fonts of the machine, but not on the
// dots of the page, so that a page has the same lines in fine and in standard resolution.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "canvas/dots.h"

namespace winfax::canvas {

struct Font {
    // Names as CSS has them, the first that the machine has is taken; sans-serif, serif and
    // monospace are always there.
    std::string families = "sans-serif";
    double size = 4;  // millimetres, of the em square; 4 mm are 11.3 pt
    bool bold = false;
    bool italic = false;

    auto operator<=>(const Font&) const = default;
};

// Some text in one font, broken into lines where its script allows it, and into shorter pieces
// where a word is too long.
class Paragraph {
  public:
    struct Line {
        std::size_t begin = 0;  // in the text; the lines leave out nothing
        std::size_t end = 0;
        double width = 0;  // millimetres, without spaces at its end unless it is the last
        bool rightToLeft = false;
    };

    virtual ~Paragraph() = default;
    // At least one.
    const std::vector<Line>& lines() const { return lines_; }
    // Characters that no font of the machine has; they look like boxes.
    std::size_t missing() const { return missing_; }

    // Draws a line into the page-sized `mask` at these millimetres: the left end of its base line.
    // Text only blackens, and only inside the mask.
    virtual void draw(std::size_t line, Bitmap& mask, double x, double baseline) const = 0;

  protected:
    std::vector<Line> lines_;
    std::size_t missing_ = 0;
};

// For the dots of one page; one thread at a time. What it makes must not outlive it.
class TextEngine {
  public:
    struct Metrics {
        double ascent = 0;  // millimetres, of the font's usual letters
        double descent = 0;
    };
    // More than anybody reads in one paragraph: layout takes some hundred bytes a character.
    static constexpr std::size_t kMaxCharacters = 100'000;
    static constexpr double kMinSize =
        0.5;  // millimetres; what is smaller or larger is drawn in that size
    static constexpr double kMaxSize = 200;

    // In a process that may write no file at all (RLIMIT_FSIZE) it sees to it that trying to is no
    // death.
    static std::unique_ptr<TextEngine> create(const Dots& dots);
    virtual ~TextEngine() = default;

    virtual Metrics metrics(const Font& font) = 0;
    // `wrapWidth` in millimetres; 0: one line whatever its width. Control characters and line ends
    // are spaces, and beyond kMaxCharacters there is nothing.
    virtual std::unique_ptr<Paragraph> lay(std::u16string_view text, const Font& font,
                                           double wrapWidth) = 0;
};

// For engines: the text as it is laid out, of the same length: no control characters, no lone
// surrogates.
std::u16string drawable(std::u16string_view text);

}  // namespace winfax::canvas
