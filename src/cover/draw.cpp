// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <string>

#include "canvas/page.h"
#include "canvas/text_engine.h"
#include "cover/content.h"
#include "cover/cover_page.h"
#include "cover/text_fitting.h"

namespace winfax::cover {
namespace {

using canvas::Bitmap;
using canvas::Dots;
using canvas::Point;

// From the units of a template to millimetres of a page.
struct Placement {
    double scale = 1;
    Point offset;

    Point operator()(Point p) const { return {p.x * scale + offset.x, p.y * scale + offset.y}; }
    double x(double units) const { return units * scale + offset.x; }
    double y(double units) const { return units * scale + offset.y; }
};

// As large as the paper allows, in its middle; the paper lies in the middle of the dots.
Placement placed(const Content& content, const Dots& dots, document::PaperSize paper) {
    const double scale = std::min(paper.width / content.width, paper.height / content.height);
    const double pageWidth = dots.width / dots.xdpi * Dots::kMillimetres;
    const double pageHeight = dots.height / dots.ydpi * Dots::kMillimetres;
    return {scale,
            {(pageWidth - content.width * scale) / 2 - content.origin.x * scale,
             (pageHeight - content.height * scale) / 2 - content.origin.y * scale}};
}

// Lines of an address, say, on one line: as much of them as any line has.
std::u16string onOneLine(std::u16string_view text) {
    constexpr std::size_t kMost = 2'000;
    std::u16string line;
    for (const char16_t c : text.substr(0, kMost)) {
        const bool ends = c == u'\r' || c == u'\n';
        if (!ends) {
            line += c;
        } else if (!line.ends_with(u", ")) {
            line += u", ";
        }
    }
    return line;
}

// A run as it is drawn: filled, scaled.
struct Piece {
    std::u16string text;
    canvas::Font font;
    std::optional<Shade> shade;
    double width = 0;
};
// Runs that follow each other without a place of their own.
struct Chunk {
    Point at;         // millimetres
    double step = 0;  // to the right of where the one before ended
    Anchor anchor = Anchor::start;
    double fitWidth = 0;
    std::vector<Piece> pieces;
};

class Drawing {
  public:
    Drawing(const Dots& dots, const Placement& placement, const FieldValues& values)
        : page_(dots),
          placement_(placement),
          values_(values),
          engine_(canvas::TextEngine::create(dots)) {}

    void draw(const Item& item) {
        if (isShown(item.shownIf))
            std::visit([this](const auto& what) { drawOne(what); }, item.what);
    }
    Bitmap take() { return page_.take(); }

  private:
    bool isShown(const Conditions& conditions) const;
    void drawOne(const Shape& shape);
    void drawOne(const Picture& picture);
    void drawOne(const Text& text);
    void drawBox(const Text& text);
    std::vector<Chunk> chunksOf(const Text& text) const;
    void drawChunk(Chunk chunk, Point& end);
    void measure(Chunk& chunk);
    void fit(Chunk& chunk);
    // Where the text begins whose `anchor` is at `x`.
    static double left(double x, double width, Anchor anchor);
    void drawLine(const canvas::Paragraph& paragraph, std::size_t line, Point at, double size,
                  std::optional<Shade> shade);

    canvas::Page page_;
    Placement placement_;
    const FieldValues& values_;
    std::unique_ptr<canvas::TextEngine> engine_;
};

bool Drawing::isShown(const Conditions& conditions) const {
    return std::all_of(conditions.begin(), conditions.end(), [this](const Condition& anyOf) {
        return std::any_of(anyOf.begin(), anyOf.end(),
                           [this](Field field) { return values_.filled(field); });
    });
}

void Drawing::drawOne(const Shape& shape) {
    const auto path = shape.path.transformed(placement_.scale, placement_.offset);
    if (shape.fill && shape.rectangle) {
        const auto& [corner, width, height] = *shape.rectangle;
        page_.fillRectangle(placement_(corner), width * placement_.scale, height * placement_.scale,
                            *shape.fill);
    } else if (shape.fill) {
        page_.fill(path, shape.fillRule, *shape.fill);
    }
    if (shape.stroke) page_.stroke(path, shape.strokeWidth * placement_.scale, *shape.stroke);
}

void Drawing::drawOne(const Picture& picture) {
    page_.picture({picture.width, picture.height, *picture.shades},
                  placement_(picture.place.corner), picture.place.width * placement_.scale,
                  picture.place.height * placement_.scale);
}

void Drawing::drawOne(const Text& text) {
    if (text.box) return drawBox(text);
    Point at;
    for (auto& chunk : chunksOf(text)) drawChunk(std::move(chunk), at);
}

// A chunk whose x is NaN goes on where the one before ended. A run that is not shown takes its step
// down with it; if it is the first line of all, the next line takes its place.
std::vector<Chunk> Drawing::chunksOf(const Text& text) const {
    std::vector<Chunk> chunks;
    Point line;  // where the line is that runs go on, in units of the template
    bool nothingYet = true;
    bool firstHidden = false;
    for (const TextRun& run : text.runs) {
        const bool placed = run.x || run.y || run.dx != 0 || run.dy != 0;
        if (!isShown(run.shownIf)) {
            firstHidden = firstHidden || (nothingYet && placed);
            continue;
        }
        if (placed || chunks.empty()) {
            line.x = run.x.value_or(line.x);
            line.y = run.y.value_or(line.y) + (firstHidden && nothingYet ? 0 : run.dy);
            const double x = run.x || chunks.empty() ? placement_.x(line.x + run.dx) : std::nan("");
            chunks.push_back({{x, placement_.y(line.y)},
                              run.dx * placement_.scale,
                              run.anchor,
                              run.fitWidth * placement_.scale,
                              {}});
        }
        Piece piece{onOneLine(run.text.filledWith(values_)), run.font, run.shade, 0};
        piece.font.size *= placement_.scale;
        nothingYet = nothingYet && piece.text.empty();
        chunks.back().pieces.push_back(std::move(piece));
    }
    return chunks;
}

void Drawing::measure(Chunk& chunk) {
    for (Piece& piece : chunk.pieces)
        piece.width = engine_->lay(piece.text, piece.font, 0)->lines().front().width;
}

double widthOfPieces(const Chunk& chunk) {
    double width = 0;
    for (const Piece& piece : chunk.pieces) width += piece.width;
    return width;
}

// Smaller first; then, from its end, less.
void Drawing::fit(Chunk& chunk) {
    const double width = widthOfPieces(chunk);
    if (chunk.fitWidth <= 0 || width <= chunk.fitWidth) return;
    for (Piece& piece : chunk.pieces) {
        piece.font.size *= std::max(smallestFactor(piece.font.size), chunk.fitWidth / width);
    }
    measure(chunk);
    double room = chunk.fitWidth * 1.001;  // sizes are rounded
    bool ended = false;
    for (Piece& piece : chunk.pieces) {
        if (ended) {
            piece.text.clear();
        } else if (piece.width > room) {
            piece.text = ellipsized(*engine_, piece.text, piece.font, room);
            ended = true;
        }
        room -= piece.width;
    }
    measure(chunk);
}

double Drawing::left(double x, double width, Anchor anchor) {
    if (anchor == Anchor::start) return x;
    return anchor == Anchor::middle ? x - width / 2 : x - width;
}

// Drawn on some rows only, as many as letters and the marks above and below them may need.
void Drawing::drawLine(const canvas::Paragraph& paragraph, std::size_t line, Point at, double size,
                       std::optional<Shade> shade) {
    if (!shade) return;
    const Dots& dots = page_.dots();
    const double first = std::floor(dots.down(at.y - 2 * size));
    const double last = std::ceil(dots.down(at.y + 2 * size));
    const auto clipped = [&dots](double row) {
        return static_cast<std::uint32_t>(std::clamp(row, 0.0, static_cast<double>(dots.height)));
    };
    const std::uint32_t top = clipped(first);
    Bitmap mask(dots.width, clipped(last) - top);
    paragraph.draw(line, mask, at.x, at.y - top / dots.ydpi * Dots::kMillimetres);
    page_.stamp(mask, 0, top, *shade);
}

void Drawing::drawChunk(Chunk chunk, Point& end) {
    auto& pieces = chunk.pieces;
    // A space at the end of a line is not seen, but would move what is centred.
    while (!pieces.empty() && !pieces.back().text.empty() && pieces.back().text.back() == u' ') {
        pieces.back().text.pop_back();
    }
    measure(chunk);
    fit(chunk);
    double x = std::isnan(chunk.at.x) ? end.x + chunk.step
                                      : left(chunk.at.x, widthOfPieces(chunk), chunk.anchor);
    for (const Piece& piece : pieces) {
        if (!piece.text.empty()) {
            const auto paragraph = engine_->lay(piece.text, piece.font, 0);
            drawLine(*paragraph, 0, {x, chunk.at.y}, piece.font.size, piece.shade);
        }
        x += piece.width;
    }
    end = {x, chunk.at.y};
}

void Drawing::drawBox(const Text& text) {
    const TextRun* style = nullptr;
    std::u16string all;
    for (const TextRun& run : text.runs) {
        if (!isShown(run.shownIf)) continue;
        const auto filled = run.text.filledWith(values_);
        if (style == nullptr && !filled.empty()) style = &run;
        all += filled;
    }
    if (style == nullptr) return;
    const TextRun& first = text.runs.front();
    const Point at = placement_({first.x.value_or(0) + first.dx, first.y.value_or(0) + first.dy});
    canvas::Font font = style->font;
    font.size *= placement_.scale;
    const double width = text.box->width * placement_.scale;
    const auto laid = fitIntoBox(*engine_, all, font, width, text.box->height * placement_.scale,
                                 text.box->lineHeight);

    const double boxLeft = left(at.x, width, style->anchor);
    double baseline = at.y;
    for (const BoxLine& line : laid.lines) {
        double x = left(at.x, line.told().width, style->anchor);
        // What is written from the right begins at the right.
        if (line.told().rightToLeft && style->anchor == Anchor::start)
            x = boxLeft + width - line.told().width;
        drawLine(*line.paragraph, line.line, {x, baseline}, laid.font.size, style->shade);
        baseline += laid.font.size * text.box->lineHeight;
    }
}

Bitmap drawContent(const Content& content, const model::CoverPage& fields, const Dots& dots,
                   document::PaperSize paper) {
    const FieldValues values(fields, content.timeForm);
    Drawing drawing(dots, placed(content, dots, paper), values);
    for (const Item& item : content.items) drawing.draw(item);
    return drawing.take();
}

}  // namespace

model::Result<document::PageImage> drawCover(const Template& cover, const model::CoverPage& fields,
                                             const document::PageSetup& setup) {
    const Dots dots{document::kPageWidth, rowsOf(setup), document::kHorizontalDpi,
                    static_cast<double>(setup.ydpi)};
    auto drawn = drawContent(cover.content(), fields, dots, sizeOf(setup.paper));
    return document::PageImage{dots.height, setup.ydpi, std::move(drawn.bits)};
}

model::Result<Bitmap> drawCoverAt(const Template& cover, const model::CoverPage& fields,
                                  double xdpi, double ydpi,
                                  std::optional<document::PaperSize> paper) {
    const auto possible = [](double dpi) { return dpi >= 50 && dpi <= 1200; };
    const auto size = paper.value_or(
        document::PaperSize{cover.content().millimetresWide, cover.content().millimetresHigh});
    if (!possible(xdpi) || !possible(ydpi) || !(size.width >= 1 && size.width <= 1000) ||
        !(size.height >= 1 && size.height <= 1000)) {
        return model::fail(model::ErrorCode::invalidParameter,
                           std::to_string(size.width) + " x " + std::to_string(size.height) +
                               " mm at " + std::to_string(xdpi) + " x " + std::to_string(ydpi) +
                               " dots per inch is no page; 1 to 1000 mm at 50 to 1200 dpi are");
    }
    Dots dots{0, 0, xdpi, ydpi};
    dots.width = std::max(1U, static_cast<std::uint32_t>(std::lround(dots.across(size.width))));
    dots.height = std::max(1U, static_cast<std::uint32_t>(std::lround(dots.down(size.height))));
    return drawContent(cover.content(), fields, dots, size);
}

}  // namespace winfax::cover
