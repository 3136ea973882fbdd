// SPDX-License-Identifier: MIT
// Pango lays text out in points, with metrics that are not fitted to any dots. The letters are
// drawn by cairo, hinted for the page's dots: Pango itself mistakes their widths where the dots are
// not square.
#include <pango/pangocairo.h>
#include <sys/resource.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <csignal>
#include <map>

#include "canvas/text_engine.h"
#include "text/encoding.h"

// Fontconfig keeps what it found out about fonts until the process ends.
#if defined(__SANITIZE_ADDRESS__)
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}
#endif
// These libraries are not instrumented, so that the atomic operations by which their threads agree
// are not seen.
#if defined(__SANITIZE_THREAD__)
extern "C" __attribute__((visibility("default"))) const char* __tsan_default_suppressions() {
    return "race:libfontconfig\nrace:libglib-2.0\nrace:libgobject-2.0\nrace:libcairo\n"
           "race:libpango\nrace:libharfbuzz\n";
}
#endif

namespace winfax::canvas {
namespace {

constexpr double kFarAway = 10'000;  // millimetres
constexpr double kPointsPerMillimetre = 72 / 25.4;

template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};
using Layout = std::unique_ptr<PangoLayout, Release<g_object_unref>>;
using Context = std::unique_ptr<PangoContext, Release<g_object_unref>>;
using Description = std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>>;
using Attributes = std::unique_ptr<PangoAttrList, Release<pango_attr_list_unref>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Release<cairo_font_options_destroy>>;
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Drawing = std::unique_ptr<cairo_t, Release<cairo_destroy>>;

double millimetres(int pangoUnits) { return pangoUnits / (PANGO_SCALE * kPointsPerMillimetre); }

// One bit a dot, 32 dots a word, in cairo's order; it knows where on the page it lies.
class Strip {
  public:
    Strip(int left, int top, int width, int height)
        : left_(left),
          top_(top),
          surface_(cairo_image_surface_create(CAIRO_FORMAT_A1, width, height)),
          drawing_(cairo_create(surface_.get())) {}

    cairo_t* drawing() const { return drawing_.get(); }
    void addTo(Bitmap& mask) const;

  private:
    int left_;
    int top_;
    Surface surface_;
    Drawing drawing_;
};

void Strip::addTo(Bitmap& mask) const {
    cairo_surface_flush(surface_.get());
    const auto* data = cairo_image_surface_get_data(surface_.get());
    if (data == nullptr) return;
    const int width = cairo_image_surface_get_width(surface_.get());
    const int height = cairo_image_surface_get_height(surface_.get());
    const int stride = cairo_image_surface_get_stride(surface_.get());
    for (int y = 0; y < height; ++y) {
        const auto* words =
            reinterpret_cast<const std::uint32_t*>(data + std::ptrdiff_t{y} * stride);
        for (int x = 0; x < width; ++x) {
            if (words[x / 32] == 0) {
                x |= 31;
                continue;
            }
            // Source: cairo_format_t: A1 is packed like the machine's own words.
            const int bit = std::endian::native == std::endian::little ? x % 32 : 31 - x % 32;
            if ((words[x / 32] >> bit & 1) == 0) continue;
            mask.set(static_cast<std::uint32_t>(left_ + x), static_cast<std::uint32_t>(top_ + y),
                     true);
        }
    }
}

FontOptions crispLetters() {
    FontOptions options(cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_NONE);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_FULL);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    return options;
}

// A character that no font has, at a place in points.
void drawMissing(cairo_t* drawing, double x, double width) {
    cairo_rectangle(drawing, x + width * 0.15, -width, width * 0.7, width);
    cairo_set_line_width(drawing, width * 0.1);
    cairo_stroke(drawing);
}

// The letters of a piece in one font, from `x` on; how far they reach. All in points.
double drawGlyphs(cairo_t* drawing, PangoFont* font, const PangoGlyphString& string, double x) {
    std::vector<cairo_glyph_t> glyphs;
    for (int i = 0; i < string.num_glyphs; ++i) {
        const PangoGlyphInfo& info = string.glyphs[i];
        const double width = info.geometry.width / double{PANGO_SCALE};
        if ((info.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
            drawMissing(drawing, x, width);
        } else if (info.glyph != PANGO_GLYPH_EMPTY) {
            glyphs.push_back({info.glyph, x + info.geometry.x_offset / double{PANGO_SCALE},
                              info.geometry.y_offset / double{PANGO_SCALE}});
        }
        x += width;
    }
    auto* scaled =
        font == nullptr ? nullptr : pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
    if (scaled == nullptr || glyphs.empty()) return x;
    cairo_matrix_t size;
    cairo_scaled_font_get_font_matrix(scaled, &size);
    cairo_set_font_face(drawing, cairo_scaled_font_get_font_face(scaled));
    cairo_set_font_matrix(drawing, &size);
    cairo_show_glyphs(drawing, glyphs.data(), static_cast<int>(glyphs.size()));
    return x;
}

void drawRuns(cairo_t* drawing, const PangoLayoutLine* line) {
    cairo_set_font_options(drawing, crispLetters().get());
    double x = 0;
    for (GSList* at = line->runs; at != nullptr; at = at->next) {
        const auto* run = static_cast<PangoLayoutRun*>(at->data);
        x = drawGlyphs(drawing, run->item->analysis.font, *run->glyphs, x);
    }
}

class PangoParagraph final : public Paragraph {
  public:
    PangoParagraph(Layout layout, const std::u16string& text, const Dots& dots)
        : layout_(std::move(layout)), dots_(dots) {
        missing_ = static_cast<std::size_t>(pango_layout_get_unknown_glyphs_count(layout_.get()));
        addLines(text);
    }

    void draw(std::size_t line, Bitmap& mask, double x, double baseline) const override;

  private:
    void addLines(const std::u16string& text);
    PangoLayoutLine* lineAt(std::size_t line) const {
        return pango_layout_get_line_readonly(layout_.get(), static_cast<int>(line));
    }

    Layout layout_;
    Dots dots_;
};

// Pango counts bytes of UTF-8, callers UTF-16.
void PangoParagraph::addLines(const std::u16string& text) {
    std::size_t unit = 0;
    int byte = 0;
    for (GSList* at = pango_layout_get_lines_readonly(layout_.get()); at != nullptr;
         at = at->next) {
        auto* line = static_cast<PangoLayoutLine*>(at->data);
        Line told;
        told.begin = unit;
        const int end = at->next != nullptr
                            ? static_cast<PangoLayoutLine*>(at->next->data)->start_index
                            : line->start_index + line->length;
        while (byte < end && unit < text.size()) {
            const char16_t c = text[unit];
            // The two halves of a pair are two bytes each.
            byte += c < 0x80 ? 1 : c < 0x800 || (c >= 0xD800 && c < 0xE000) ? 2 : 3;
            ++unit;
        }
        told.end = at->next != nullptr ? unit : text.size();
        PangoRectangle logical;
        pango_layout_line_get_extents(line, nullptr, &logical);
        told.width = millimetres(logical.width);
        told.rightToLeft = line->resolved_dir == PANGO_DIRECTION_RTL;
        lines_.push_back(told);
    }
}

void PangoParagraph::draw(std::size_t line, Bitmap& mask, double x, double baseline) const {
    PangoRectangle ink;
    pango_layout_line_get_extents(lineAt(line), &ink, nullptr);
    if (ink.width <= 0 || ink.height <= 0) return;
    if (!(std::abs(x) < kFarAway) || !(std::abs(baseline) < kFarAway)) return;
    // Hinting may move dots over the edge of what the outline covers.
    constexpr double kMargin = 4;
    const auto clipped = [](double at, std::uint32_t size) {
        return static_cast<int>(std::clamp(at, 0.0, static_cast<double>(size)));
    };
    const double originX = dots_.across(x);
    const double originY = std::round(dots_.down(baseline));
    const auto across = [&](int units) { return originX + dots_.across(millimetres(units)); };
    const auto down = [&](int units) { return originY + dots_.down(millimetres(units)); };
    const int left = clipped(std::floor(across(ink.x)) - kMargin, mask.width);
    const int right = clipped(std::ceil(across(ink.x + ink.width)) + kMargin, mask.width);
    const int top = clipped(std::floor(down(ink.y)) - kMargin, mask.height);
    const int bottom = clipped(std::ceil(down(ink.y + ink.height)) + kMargin, mask.height);
    if (left >= right || top >= bottom) return;

    const Strip strip(left, top, right - left, bottom - top);
    cairo_translate(strip.drawing(), originX - left, originY - top);
    cairo_scale(strip.drawing(), dots_.xdpi / 72, dots_.ydpi / 72);
    drawRuns(strip.drawing(), lineAt(line));
    strip.addTo(mask);
}

// Fontconfig writes down what it finds out about new fonts. Where no file may be written, it is to
// do without, and not to end the process.
void outliveTheLimitOfFiles() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur != 0) return;
    std::signal(SIGXFSZ, SIG_IGN);
}

class PangoEngine final : public TextEngine {
  public:
    explicit PangoEngine(const Dots& dots)
        : dots_(dots), context_(pango_font_map_create_context(pango_cairo_font_map_get_default())) {
        pango_cairo_context_set_font_options(context_.get(), crispLetters().get());
        pango_cairo_context_set_resolution(context_.get(), 72);
        pango_context_set_round_glyph_positions(context_.get(), FALSE);
    }

    Metrics metrics(const Font& font) override {
        const std::unique_ptr<PangoFontMetrics, Release<pango_font_metrics_unref>> metrics(
            pango_context_get_metrics(context_.get(), description(font), nullptr));
        return {millimetres(pango_font_metrics_get_ascent(metrics.get())),
                millimetres(pango_font_metrics_get_descent(metrics.get()))};
    }

    std::unique_ptr<Paragraph> lay(std::u16string_view text, const Font& font,
                                   double wrapWidth) override {
        constexpr double kWidest = 10'000;  // millimetres; Pango's units are integers
        Layout layout(pango_layout_new(context_.get()));
        const std::u16string drawn = drawable(text);
        const std::string utf8 = text::toUtf8(drawn);
        pango_layout_set_font_description(layout.get(), description(font));
        if (wrapWidth > 0) {
            pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
            pango_layout_set_width(
                layout.get(), static_cast<int>(std::min(wrapWidth, kWidest) * kPointsPerMillimetre *
                                               PANGO_SCALE));
        }
        // A hyphen where a long word is broken would be a character that nobody wrote.
        const Attributes attributes(pango_attr_list_new());
        pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
        pango_layout_set_attributes(layout.get(), attributes.get());
        pango_layout_set_text(layout.get(), utf8.data(), static_cast<int>(utf8.size()));
        return std::make_unique<PangoParagraph>(std::move(layout), drawn, dots_);
    }

  private:
    const PangoFontDescription* description(const Font& font) {
        auto& made = descriptions_[font];
        if (made) return made.get();
        made.reset(pango_font_description_new());
        pango_font_description_set_family(made.get(), font.families.c_str());
        pango_font_description_set_weight(made.get(),
                                          font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_style(made.get(),
                                         font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
        const double size = font.size > kMinSize ? std::min(font.size, kMaxSize) : kMinSize;
        pango_font_description_set_size(
            made.get(), static_cast<int>(size * kPointsPerMillimetre * PANGO_SCALE + 0.5));
        return made.get();
    }

    Dots dots_;
    Context context_;
    std::map<Font, Description> descriptions_;
};

}  // namespace

std::unique_ptr<TextEngine> TextEngine::create(const Dots& dots) {
    outliveTheLimitOfFiles();
    return std::make_unique<PangoEngine>(dots);
}

}  // namespace winfax::canvas
