// SPDX-License-Identifier: MIT
#include "document/banner.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

#include "document/banner_font.h"
#include "document/clean_pages.h"

namespace winfax::document {
namespace {

constexpr std::size_t kDateRoom = 24;
constexpr std::size_t kSenderRoom = 48;
constexpr std::u16string_view kGap = u"  ";
constexpr std::uint32_t kGlyphTop = (kBannerRows - kGlyphHeight) / 2;
static_assert(kBannerMargin * 2 + kBannerColumns * kGlyphWidth <= kPageWidth);

using Row = std::array<std::uint8_t, kRowBytes>;
using Rows = std::array<Row, kBannerRows>;

std::u16string decimal(std::uint32_t number) {
    const std::string digits = std::to_string(number);
    return {digits.begin(), digits.end()};
}

std::u16string cut(std::u16string text, std::size_t room) {
    constexpr std::u16string_view kDots = u"...";
    if (text.size() <= room) return text;
    text.resize(room - kDots.size());
    return text.append(kDots);
}

// One character for each that is seen: the second half of a pair is none.
std::u16string visible(const model::Text& text) {
    std::u16string result = text.value_or(std::u16string());
    std::erase_if(result, [](char16_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; });
    return result;
}

void append(std::u16string& line, std::u16string_view label, const model::Text& text,
            std::size_t room) {
    const std::u16string shown = visible(text);
    if (shown.empty()) return;
    if (!line.empty()) line += kGap;
    line += cut(std::u16string(label) + shown, room);
}

void drawGlyph(Rows& rows, std::uint32_t left, char16_t character) {
    const auto& glyph = glyphOf(character);
    for (std::uint32_t y = 0; y < kGlyphHeight; ++y) {
        for (std::uint32_t x = 0; x < kGlyphWidth; ++x) {
            if ((glyph[y] >> (kGlyphWidth - 1 - x) & 1) == 0) continue;
            const std::uint32_t dot = left + x;
            rows[kGlyphTop + y][dot / 8] |= static_cast<std::uint8_t>(0x80 >> dot % 8);
        }
    }
}

Rows drawn(std::u16string_view line) {
    Rows rows{};
    std::uint32_t left = kBannerMargin;
    for (const char16_t character : line.substr(0, kBannerColumns)) {
        drawGlyph(rows, left, character);
        left += kGlyphWidth;
    }
    return rows;
}

// Half as many rows of twice the height. Two rows are laid over each other, since the font's level
// strokes are one row thick and every other one would be lost.
void halve(Rows& rows) {
    for (std::uint32_t y = 0; y < kBannerRows / 2; ++y) {
        std::ranges::transform(rows[2 * y], rows[2 * y + 1], rows[y].begin(), std::bit_or<>());
    }
}

}  // namespace

std::u16string bannerLine(const BannerText& text, std::uint32_t page, std::uint32_t pages) {
    const std::u16string number = u"PAGE " + decimal(page) + u" OF " + decimal(pages);
    const std::size_t room = kBannerColumns - number.size() - kGap.size();
    std::u16string line;
    append(line, u"", text.Date, kDateRoom);
    append(line, u"FROM: ", text.Sender, kSenderRoom);
    append(line, u"TO: ", text.Recipient, room - line.size() - kGap.size());
    line.resize(kBannerColumns - number.size(), u' ');
    return line + number;
}

void drawBanner(PageImage& image, std::u16string_view line) {
    Rows rows = drawn(line);
    const bool standard = faxResolution(image.ydpi) == kStandardDpi;
    if (standard) halve(rows);
    const std::uint32_t height = std::min(image.height, standard ? kBannerRows / 2 : kBannerRows);
    std::memcpy(image.bits.data(), rows.data(), std::size_t{height} * kRowBytes);
}

model::Result<Bytes> withBanner(std::span<const std::byte> tiff, const BannerText& text) {
    return rewritePages(tiff, [&](PageImage& image, std::uint32_t page, std::uint32_t pages) {
        drawBanner(image, bannerLine(text, page, pages));
    });
}

}  // namespace winfax::document
