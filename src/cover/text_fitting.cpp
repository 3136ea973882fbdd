// SPDX-License-Identifier: MIT
#include "cover/text_fitting.h"

#include <algorithm>

namespace winfax::cover {
namespace {

constexpr double kSizeStep = 0.04;   // of the wanted size
constexpr double kNarrowest = 0.15;  // em, of a line of the narrowest letters on average

double widthOf(canvas::TextEngine& engine, std::u16string_view text, const canvas::Font& font) {
    return engine.lay(text, font, 0)->lines().front().width;
}

std::vector<std::u16string_view> paragraphsOf(std::u16string_view text) {
    std::vector<std::u16string_view> paragraphs;
    for (;;) {
        const std::size_t end =
            std::min(text.find_first_of(u"\r\n\u0085\u2028\u2029"), text.size());
        paragraphs.push_back(text.substr(0, end));
        if (end == text.size()) return paragraphs;
        text.remove_prefix(text.substr(end).starts_with(u"\r\n") ? end + 2 : end + 1);
    }
}

struct LaidLines {
    std::vector<BoxLine> lines;
    bool all = true;
};

// At most so many lines: what comes behind them is not even laid out.
LaidLines layLines(canvas::TextEngine& engine, const std::vector<std::u16string_view>& paragraphs,
                   const canvas::Font& font, double width, std::size_t most) {
    LaidLines made;
    for (const auto paragraph : paragraphs) {
        if (made.lines.size() == most) return {std::move(made.lines), false};
        const std::shared_ptr<canvas::Paragraph> laid = engine.lay(paragraph, font, width);
        for (std::size_t i = 0; i < laid->lines().size(); ++i) {
            if (made.lines.size() == most) return {std::move(made.lines), false};
            made.lines.push_back({laid, i, paragraph});
        }
    }
    return made;
}

bool isSpace(char16_t c) { return c == u' ' || c == u'\t' || c == u'\u00A0' || c == u'\u3000'; }

}  // namespace

double smallestFactor(double size) {
    return std::min(1.0, std::max(kSmallestPart, kSmallestSize / size));
}

std::u16string ellipsized(canvas::TextEngine& engine, std::u16string_view text,
                          const canvas::Font& font, double width, bool goesOn) {
    // More characters than these are on no line, but take time.
    constexpr std::size_t kMost = 2'000;
    if (!goesOn && text.size() <= kMost && widthOf(engine, text, font) <= width)
        return std::u16string(text);
    const auto shortened = [text](std::size_t length) {
        // No half of a pair of surrogates, and no space before the ellipsis.
        if (length > 0 && text[length - 1] >= 0xD800 && text[length - 1] < 0xDC00) --length;
        while (length > 0 && isSpace(text[length - 1])) --length;
        return std::u16string(text.substr(0, length)) + u'\u2026';
    };
    std::size_t fits = 0;
    std::size_t tooLong = std::min(text.size(), kMost) + 1;
    while (tooLong - fits > 1) {
        const std::size_t middle = fits + (tooLong - fits) / 2;
        (widthOf(engine, shortened(middle), font) <= width ? fits : tooLong) = middle;
    }
    return shortened(fits);
}

BoxText fitIntoBox(canvas::TextEngine& engine, std::u16string_view text, const canvas::Font& font,
                   double width, double height, double lineHeight) {
    const double smallest = smallestFactor(font.size);
    const auto linesIn = [height, lineHeight](double size) {
        return std::clamp(height / (size * lineHeight) + 1e-6, 1.0, 1'000.0);
    };
    // What is longer than the narrowest letters would need is not even tried.
    const double smallestSize = std::max(font.size * smallest, canvas::TextEngine::kMinSize);
    const double columns = std::clamp(width / (smallestSize * kNarrowest), 10.0, 1'000.0);
    const auto most = static_cast<std::size_t>(linesIn(smallestSize) * columns);
    const bool cut = text.size() > most;
    const auto paragraphs = paragraphsOf(text.substr(0, most));

    BoxText made{font, {}};
    for (double factor = cut ? smallest : 1;; factor = std::max(smallest, factor - kSizeStep)) {
        made.font.size = font.size * factor;
        auto [lines, all] = layLines(engine, paragraphs, made.font, width,
                                     static_cast<std::size_t>(linesIn(made.font.size)));
        made.lines = std::move(lines);
        if (all && !cut) return made;
        if (factor > smallest) continue;

        BoxLine& last = made.lines.back();
        const auto ending = last.text.substr(std::min(last.told().begin, last.text.size()));
        last = {
            engine.lay(ellipsized(engine, ending, made.font, width, true), made.font, 0), 0, {}};
        return made;
    }
}

}  // namespace winfax::cover
