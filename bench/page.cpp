// SPDX-License-Identifier: MIT
#include "page.h"

#include <array>
#include <cstdint>
#include <random>
#include <stdexcept>

#include "document/page_writer.h"

namespace winfax::bench {
namespace {

constexpr std::uint32_t kWidth = document::kPageWidth, kRows = 2200;
constexpr std::uint32_t kGlyphWidth = 14, kGlyphHeight = 20, kLine = 32, kMargin = 120;

// A letter as a coder sees it: a few strokes, each three dots wide.
using Glyph = std::array<std::array<bool, kGlyphWidth>, kGlyphHeight>;

void stroke(Glyph& glyph, int x, int y, int dx, int dy) {
    for (; x >= 0 && y >= 0 && x + 2 < static_cast<int>(kGlyphWidth) &&
           y + 2 < static_cast<int>(kGlyphHeight);
         x += dx, y += dy) {
        for (int i = 0; i < 9; ++i)
            glyph[static_cast<std::size_t>(y + i / 3)][static_cast<std::size_t>(x + i % 3)] = true;
    }
}

Glyph makeGlyph(std::mt19937& random) {
    constexpr std::array<std::pair<int, int>, 5> kDirections{
        {{0, 1}, {1, 0}, {1, 1}, {-1, 1}, {1, 2}}};
    Glyph glyph{};
    for (int strokes = 0; strokes < 3; ++strokes) {
        const auto [dx, dy] = kDirections[random() % kDirections.size()];
        stroke(glyph, static_cast<int>(random() % 11), static_cast<int>(random() % 10), dx, dy);
    }
    return glyph;
}

void print(std::vector<std::uint8_t>& dots, const Glyph& glyph, std::uint32_t left,
           std::uint32_t top) {
    for (std::uint32_t y = 0; y < kGlyphHeight; ++y) {
        for (std::uint32_t x = 0; x < kGlyphWidth; ++x) {
            const std::uint32_t at = left + x;
            if (glyph[y][x]) {
                dots[(top + y) * document::kRowBytes + at / 8] |=
                    static_cast<std::uint8_t>(0x80 >> at % 8);
            }
        }
    }
}

std::vector<std::byte> makePage() {
    std::mt19937 random(20);  // always the same page
    std::array<Glyph, 60> glyphs;
    for (Glyph& glyph : glyphs) glyph = makeGlyph(random);
    document::PageImage image;
    image.height = kRows;
    image.bits.assign(document::kRowBytes * kRows, 0);
    for (std::uint32_t top = kMargin; top + kLine < kRows - kMargin; top += kLine) {
        for (std::uint32_t left = kMargin; left + kGlyphWidth < kWidth - kMargin;
             left += kGlyphWidth + 3) {
            if (random() % 6 != 0) print(image.bits, glyphs[random() % glyphs.size()], left, top);
        }
    }
    document::PageWriter writer(1);
    if (!writer.add(image)) throw std::runtime_error("the page could not be written");
    return writer.finish().value();
}

}  // namespace

const std::vector<std::byte>& textPage() {
    static const std::vector<std::byte> page = makePage();
    return page;
}

}  // namespace winfax::bench
