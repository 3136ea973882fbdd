// SPDX-License-Identifier: MIT
// Text is laid out at 1024 units an em and drawn in hundredths of a millimetre, which a world
// transform brings to the page's dots: GDI then makes the letters for exactly those, also where
// they are not square.
#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "canvas/text_engine.h"
#include "canvas/win32/shaping.h"

namespace winfax::canvas {
namespace {

using namespace win32;

// Some rows of the page on which GDI draws.
class Strip {
  public:
    explicit Strip(const Dots& dots) : dots_(dots), context_(CreateCompatibleDC(nullptr)) {
        SetGraphicsMode(context_.get(), GM_ADVANCED);
        SetBkMode(context_.get(), TRANSPARENT);
        SetTextAlign(context_.get(), TA_BASELINE | TA_LEFT | TA_NOUPDATECP);
    }
    ~Strip() {
        if (original_ != nullptr) SelectObject(context_.get(), original_);
    }
    Strip(const Strip&) = delete;
    Strip& operator=(const Strip&) = delete;

    HDC context() const { return context_.get(); }

    // White, for the rows from `top` on; false when there is no memory.
    bool begin(std::uint32_t width, std::int64_t top, std::uint32_t height) {
        if ((width != width_ || height > height_) && !allocate(width, height)) return false;
        top_ = top;
        used_ = height;
        std::fill_n(bits_, rowBytes() * height_, std::uint8_t{0});
        const auto scale = [](double dpi) {
            return static_cast<FLOAT>(dpi / (25.4 * kUnitsPerMillimetre));
        };
        const XFORM transform{scale(dots_.xdpi), 0, 0,
                              scale(dots_.ydpi), 0, static_cast<FLOAT>(-top)};
        return SetWorldTransform(context_.get(), &transform) != 0;
    }

    void addTo(Bitmap& mask) const {
        GdiFlush();
        for (std::uint32_t y = 0; y < used_; ++y) {
            const std::int64_t to = top_ + y;
            if (to < 0 || to >= std::int64_t{mask.height}) continue;
            const auto row = mask.row(static_cast<std::uint32_t>(to));
            const auto* drawn = bits_ + y * rowBytes();
            for (std::size_t i = 0; i < row.size(); ++i) row[i] |= drawn[i];
        }
    }

  private:
    std::size_t rowBytes() const { return (std::size_t{width_} + 31) / 32 * 4; }

    bool allocate(std::uint32_t width, std::uint32_t height) {
        struct {
            BITMAPINFOHEADER header;
            RGBQUAD colours[2];
        } info{};
        info.header.biSize = sizeof info.header;
        info.header.biWidth = static_cast<LONG>(width);
        info.header.biHeight = -static_cast<LONG>(height);  // rows from the top
        info.header.biPlanes = 1;
        info.header.biBitCount = 1;
        info.colours[0] = {255, 255, 255, 0};
        void* bits = nullptr;
        UniqueBitmap made(CreateDIBSection(context_.get(),
                                           reinterpret_cast<const BITMAPINFO*>(&info),
                                           DIB_RGB_COLORS, &bits, nullptr, 0));
        if (!made) return false;
        const HGDIOBJ before = SelectObject(context_.get(), made.get());
        if (original_ == nullptr) original_ = before;
        bitmap_ = std::move(made);
        bits_ = static_cast<std::uint8_t*>(bits);
        width_ = width;
        height_ = height;
        return true;
    }

    Dots dots_;
    UniqueBitmap bitmap_;
    UniqueContext context_;  // goes before the bitmap that is selected into it
    HGDIOBJ original_ = nullptr;
    std::uint8_t* bits_ = nullptr;
    std::uint32_t width_ = 0;
    std::uint32_t height_ = 0;
    std::uint32_t used_ = 0;
    std::int64_t top_ = 0;
};

std::vector<SCRIPT_LOGATTR> breaksOf(std::wstring_view text, const std::vector<Run>& runs) {
    std::vector<SCRIPT_LOGATTR> attributes(text.size());
    for (const Run& run : runs) {
        ScriptBreak(text.data() + run.begin, static_cast<int>(run.end - run.begin), &run.analysis,
                    attributes.data() + run.begin);
    }
    // Where runs meet Uniscribe does not say.
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (attributes[i - 1].fWhiteSpace && !attributes[i].fWhiteSpace)
            attributes[i].fSoftBreak = 1;
    }
    return attributes;
}

// Where the line that begins at `begin` ends.
std::size_t lineEnd(const std::vector<SCRIPT_LOGATTR>& attributes,
                    const std::vector<double>& widths, std::size_t begin, double wrapWidth) {
    std::size_t lastBreak = begin;
    std::size_t lastStop = begin;
    double width = 0;
    for (std::size_t i = begin; i < widths.size(); ++i) {
        if (i > begin && attributes[i].fSoftBreak) lastBreak = i;
        if (i > begin && attributes[i].fCharStop) {
            // One that is wider than the line all by itself has a line to itself.
            if (width > wrapWidth && lastBreak == begin && lastStop == begin) return i;
            lastStop = i;
        }
        width += widths[i];
        if (attributes[i].fWhiteSpace || width <= wrapWidth) continue;
        if (lastBreak > begin) return lastBreak;
        if (lastStop > begin) return lastStop;
    }
    return widths.size();
}

class UniscribeParagraph final : public Paragraph {
  public:
    UniscribeParagraph(std::wstring text, Faces& faces, HDC layout, Strip& strip, const Dots& dots,
                       double wrapWidth)
        : text_(std::move(text)), strip_(strip), dots_(dots) {
        rightToLeft_ = isRightToLeft(text_);
        runs_ = splitIntoRuns(text_, rightToLeft_, faces, missing_);
        for (std::size_t begin = 0; begin < text_.size() || lines_.empty();) {
            if (widths_.empty()) measure(layout);
            const std::size_t end =
                wrapWidth > 0 ? lineEnd(attributes_, widths_, begin, wrapWidth) : text_.size();
            addLine(layout, begin, end);
            begin = end;
        }
    }

    void draw(std::size_t line, Bitmap& mask, double x, double baseline) const override;

  private:
    void measure(HDC layout);
    void addLine(HDC layout, std::size_t begin, std::size_t end);

    std::wstring text_;
    Strip& strip_;
    Dots dots_;
    bool rightToLeft_ = false;
    std::vector<Run> runs_;
    std::vector<double> widths_;
    std::vector<SCRIPT_LOGATTR> attributes_;
    std::vector<std::vector<Glyphs>> drawn_;  // for each line, from the left to the right
};

void UniscribeParagraph::measure(HDC layout) {
    for (const Run& run : runs_) {
        const auto part = std::wstring_view(text_).substr(run.begin, run.end - run.begin);
        addWidths(widths_, shape(layout, part, run), part.size());
    }
    widths_.resize(text_.size());
    attributes_ = breaksOf(text_, runs_);
}

// Letters are shaped again within their line: they do not join those of the next.
void UniscribeParagraph::addLine(HDC layout, std::size_t begin, std::size_t end) {
    std::size_t visible = end;
    if (end < text_.size()) {
        while (visible > begin && attributes_[visible - 1].fWhiteSpace) --visible;
    }
    std::vector<Glyphs> pieces;
    std::vector<BYTE> levels;
    double width = 0;
    for (const Run& run : runs_) {
        const std::size_t from = std::max(run.begin, begin);
        const std::size_t to = std::min(run.end, visible);
        if (from >= to) continue;
        pieces.push_back(shape(layout, std::wstring_view(text_).substr(from, to - from), run));
        levels.push_back(static_cast<BYTE>(run.analysis.s.uBidiLevel));
        width += pieces.back().width();
    }
    std::vector<int> order(levels.size());
    auto& inOrder = drawn_.emplace_back();
    if (!levels.empty())
        ScriptLayout(static_cast<int>(levels.size()), levels.data(), order.data(), nullptr);
    for (const int piece : order)
        inOrder.push_back(std::move(pieces[static_cast<std::size_t>(piece)]));
    lines_.push_back({begin, end, width, rightToLeft_});
}

void UniscribeParagraph::draw(std::size_t line, Bitmap& mask, double x, double baseline) const {
    const auto& pieces = drawn_[line];
    if (pieces.empty() || !(std::abs(x) < 10'000) || !(std::abs(baseline) < 10'000)) return;
    // Room for marks above and below the letters.
    const double size = pieces.front().face->size();
    const double row = std::round(dots_.down(baseline));
    const auto top = static_cast<std::int64_t>(row - std::ceil(dots_.down(size * 1.8)));
    const auto height = static_cast<std::uint32_t>(std::ceil(dots_.down(size * 3)));
    if (!strip_.begin(mask.width, top, height)) return;

    const int y = static_cast<int>(std::lround(row / dots_.ydpi * 25.4 * kUnitsPerMillimetre));
    double at = x * kUnitsPerMillimetre;
    for (const Glyphs& glyphs : pieces) {
        const double scale = glyphs.face->size() / kLayoutEm * kUnitsPerMillimetre;
        const auto first = static_cast<int>(std::lround(at));
        int reached = first;
        std::vector<int> advances;
        std::vector<GOFFSET> offsets;
        for (std::size_t i = 0; i < glyphs.advances.size(); ++i) {
            at += glyphs.advances[i] * scale;
            advances.push_back(static_cast<int>(std::lround(at)) - reached);
            reached += advances.back();
            offsets.push_back({static_cast<LONG>(std::lround(glyphs.offsets[i].du * scale)),
                               static_cast<LONG>(std::lround(glyphs.offsets[i].dv * scale))});
        }
        if (advances.empty()) continue;
        SelectObject(strip_.context(), glyphs.face->drawingFont());
        // Wine draws characters instead of glyphs with a cache that has not been told of its font.
        long ignored = 0;
        ScriptCacheGetHeight(strip_.context(), glyphs.face->drawingCache(), &ignored);
        ScriptTextOut(strip_.context(), glyphs.face->drawingCache(), first, y, 0, nullptr,
                      &glyphs.analysis, nullptr, 0, glyphs.indexes.data(),
                      static_cast<int>(advances.size()), advances.data(), nullptr, offsets.data());
    }
    strip_.addTo(mask);
}

class UniscribeEngine final : public TextEngine {
  public:
    explicit UniscribeEngine(const Dots& dots)
        : dots_(dots), layout_(CreateCompatibleDC(nullptr)), strip_(dots) {}

    Metrics metrics(const Font& font) override {
        Face& face = facesFor(font).first();
        SelectObject(layout_.get(), face.layoutFont());
        TEXTMETRICW told{};
        GetTextMetricsW(layout_.get(), &told);
        const double scale = face.size() / kLayoutEm;
        return {told.tmAscent * scale, told.tmDescent * scale};
    }

    std::unique_ptr<Paragraph> lay(std::u16string_view text, const Font& font,
                                   double wrapWidth) override {
        const auto drawn = drawable(text);
        return std::make_unique<UniscribeParagraph>(std::wstring(drawn.begin(), drawn.end()),
                                                    facesFor(font), layout_.get(), strip_, dots_,
                                                    wrapWidth);
    }

  private:
    Faces& facesFor(const Font& font) {
        auto& faces = faces_[font];
        if (!faces) faces = std::make_unique<Faces>(layout_.get(), font);
        return *faces;
    }

    Dots dots_;
    std::map<Font, std::unique_ptr<Faces>>
        faces_;  // go after the contexts that their fonts are selected into
    UniqueContext layout_;
    Strip strip_;
};

}  // namespace

std::unique_ptr<TextEngine> TextEngine::create(const Dots& dots) {
    return std::make_unique<UniscribeEngine>(dots);
}

}  // namespace winfax::canvas
