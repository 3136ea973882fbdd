// SPDX-License-Identifier: MIT
#include "typeset/text_pages.h"

#include <algorithm>
#include <string>
#include <utility>

#include "canvas/text_engine.h"
#include "typeset/decoded_text.h"

namespace winfax::typeset {
namespace {

using document::PageImage;
using document::PageSetup;
using model::Result;

constexpr double kPoint = 25.4 / 72;  // millimetres
constexpr double kLinePitch = 12 * kPoint;
constexpr double kBaseline = 0.77 * kLinePitch;  // below the top of its line
constexpr double kSideMargin = 20;
constexpr double kEdgeMargin = 15;  // above and below
// Of a line without an end so much is laid out at once.
constexpr std::size_t kPortion = 4'000;

canvas::Dots dotsOf(const PageSetup& setup) {
    return {document::kPageWidth, rowsOf(setup), document::kHorizontalDpi,
            static_cast<double>(setup.ydpi)};
}

class Pages {
  public:
    Pages(const PageSetup& setup, const document::AddPage& addPage, std::uint32_t maxPages)
        : dots_(dotsOf(setup)),
          addPage_(addPage),
          maxPages_(maxPages),
          engine_(canvas::TextEngine::create(dots_)) {
        const auto paper = sizeOf(setup.paper);
        // The dots of a fax page are about as wide as the paper, which lies in their middle.
        left_ = (dots_.width / dots_.xdpi * 25.4 - paper.width) / 2 + kSideMargin;
        width_ = paper.width - 2 * kSideMargin;
        lines_ = static_cast<std::uint32_t>((paper.height - 2 * kEdgeMargin) / kLinePitch);
        chooseFont();
    }

    // `line` without its end.
    Result<void> add(std::u16string_view line);
    // The page ends here, also an empty one.
    Result<void> endPage();
    // The last page, if there is something on it, or no other.
    Result<void> finish() { return used_ > 0 || pages_ == 0 ? endPage() : Result<void>(); }

  private:
    void chooseFont();
    Result<void> addLine(const canvas::Paragraph& paragraph, std::size_t line);

    canvas::Dots dots_;
    const document::AddPage& addPage_;
    std::uint32_t maxPages_;
    std::unique_ptr<canvas::TextEngine> engine_;
    canvas::Font font_;
    double left_ = 0;
    double width_ = 0;
    std::uint32_t lines_ = 0;  // of a page

    canvas::Bitmap page_;
    std::uint32_t used_ = 0;   // lines of the page
    std::uint32_t pages_ = 0;  // before this one
};

void Pages::chooseFont() {
    font_ = {"monospace", 10 * kPoint};
    const auto widthOfColumns = [this] {
        return engine_->lay(std::u16string(kColumns, u'0'), font_, 0)->lines().front().width;
    };
    font_.size = std::min(font_.size * width_ / widthOfColumns(), 11 * kPoint);
    // A little more, for sizes are rounded.
    width_ = std::max(width_, widthOfColumns()) + 0.1;
}

Result<void> Pages::add(std::u16string_view line) {
    do {
        const bool more = line.size() > kPortion;
        const auto paragraph = engine_->lay(line.substr(0, kPortion), font_, width_);
        // The last line of a portion that is not the last is filled up by the next portion.
        const auto& lines = paragraph->lines();
        const std::size_t count = more && lines.size() > 1 ? lines.size() - 1 : lines.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (auto added = addLine(*paragraph, i); !added) return added;
        }
        line.remove_prefix(std::max<std::size_t>(lines[count - 1].end, more ? 1 : 0));
    } while (!line.empty());
    return {};
}

Result<void> Pages::addLine(const canvas::Paragraph& paragraph, std::size_t line) {
    if (used_ == lines_) {
        if (auto ended = endPage(); !ended) return ended;
    }
    if (page_.bits.empty()) page_ = canvas::Bitmap(dots_.width, dots_.height);
    const auto& told = paragraph.lines()[line];
    const double x = told.rightToLeft ? left_ + width_ - told.width : left_;
    paragraph.draw(line, page_, x, kEdgeMargin + used_ * kLinePitch + kBaseline);
    ++used_;
    return {};
}

Result<void> Pages::endPage() {
    if (pages_ == maxPages_) {
        return model::fail(model::ErrorCode::invalidData, "the text has more than " +
                                                              std::to_string(maxPages_) +
                                                              " pages; send it in several parts");
    }
    if (page_.bits.empty()) page_ = canvas::Bitmap(dots_.width, dots_.height);
    ++pages_;
    used_ = 0;
    PageImage image{dots_.height, static_cast<std::uint32_t>(dots_.ydpi),
                    std::exchange(page_, {}).bits};
    return addPage_(std::move(image));
}

bool endsLine(char16_t c) {
    return c == u'\n' || c == u'\r' || c == u'\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool isLeftOut(char16_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF; }

// The line from `begin` on, with spaces for its tabs; `begin` then is at what ended it, or behind
// the text.
std::u16string takeLine(std::u16string_view text, std::size_t& begin) {
    std::u16string line;
    std::size_t column = 0;
    for (; begin < text.size() && !endsLine(text[begin]); ++begin) {
        const char16_t c = text[begin];
        if (c == u'\t') {
            const std::size_t spaces = kTabColumns - column % kTabColumns;
            line.append(spaces, u' ');
            column += spaces;
        } else if (!isLeftOut(c)) {
            line += c;
            if (c < 0xDC00 || c >= 0xE000) ++column;  // a pair of surrogates is one
        }
    }
    return line;
}

}  // namespace

Result<void> textPages(std::span<const std::byte> text, const PageSetup& setup,
                       const document::AddPage& addPage, std::uint32_t maxPages) {
    if (text.empty()) return model::fail(model::ErrorCode::invalidData, "the text is empty");
    const auto characters = decodedText(text);
    Pages pages(setup, addPage, maxPages);
    for (std::size_t at = 0; at < characters.size(); ++at) {
        const auto line = takeLine(characters, at);
        const char16_t end = at < characters.size() ? characters[at] : u'\n';
        if (!line.empty() || end != u'\f') {
            if (auto added = pages.add(line); !added) return added;
        }
        if (end == u'\f') {
            if (auto ended = pages.endPage(); !ended) return ended;
        }
        if (end == u'\r' && at + 1 < characters.size() && characters[at + 1] == u'\n') ++at;
    }
    return pages.finish();
}

}  // namespace winfax::typeset
