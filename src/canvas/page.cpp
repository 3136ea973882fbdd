// SPDX-License-Identifier: MIT
#include "canvas/page.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "canvas/scan_fill.h"
#include "canvas/shade.h"

namespace winfax::canvas {
namespace {

using std::numbers::pi;

// Also false for what is no number.
bool isNear(Point p) { return std::abs(p.x) <= Page::kFar && std::abs(p.y) <= Page::kFar; }

bool isNear(const Path& path) {
    const auto& outlines = path.outlines();
    return std::all_of(outlines.begin(), outlines.end(), [](const Path::Outline& outline) {
        return std::all_of(outline.points.begin(), outline.points.end(),
                           [](Point p) { return isNear(p); });
    });
}

// Where a rectangle begins and ends on one axis, in whole dots.
struct Interval {
    double begin;
    double end;
};
Interval wholeDots(double begin, double end) {
    const double first = std::round(std::min(begin, end));
    return {first, std::max(first + 1, std::round(std::max(begin, end)))};
}
// A line of so many dots whose middle is there.
Interval lineAt(double middle, double dots) {
    const double width = std::max(1.0, std::round(dots));
    const double first = std::round(middle - width / 2);
    return {first, first + width};
}

void fillWholeDots(Bitmap& bitmap, Interval across, Interval down, std::uint8_t shade) {
    const auto first =
        static_cast<std::uint32_t>(std::clamp(down.begin, 0.0, double(bitmap.height)));
    const auto last = static_cast<std::uint32_t>(std::clamp(down.end, 0.0, double(bitmap.height)));
    for (std::uint32_t y = first; y < last; ++y)
        shadeRow(bitmap, y, across.begin, across.end, shade);
}

// What a pen of this width covers between two points: millimetres in, dots out. The round ends join
// the pieces.
void addPenStroke(Polygons& polygons, const Dots& dots, Point a, Point b, double width) {
    constexpr int kSides = 12;  // of a round end
    const double radius = std::max(width, Dots::kMillimetres / std::min(dots.xdpi, dots.ydpi)) / 2;
    const double direction = std::atan2(b.y - a.y, b.x - a.x);
    std::vector<Point> outline;
    for (const auto& [end, begin] :
         {std::pair{a, direction + pi / 2}, std::pair{b, direction - pi / 2}}) {
        for (int i = 0; i <= kSides; ++i) {
            const double angle = begin + pi * i / kSides;
            outline.push_back({dots.across(end.x + radius * std::cos(angle)),
                               dots.down(end.y + radius * std::sin(angle))});
        }
    }
    polygons.push_back(std::move(outline));
}

struct Segment {
    Point a;
    Point b;
    bool joinedAtA;
    bool joinedAtB;
};

// Level and upright ones are drawn at once; to meet others in a full corner they go on for half
// their width.
void strokeSegment(Bitmap& bitmap, Polygons& polygons, const Dots& dots, const Segment& segment,
                   double width, std::uint8_t shade) {
    const auto along = [&segment, width](double a, double b) {
        const double atA = segment.joinedAtA ? width / 2 : 0;
        const double atB = segment.joinedAtB ? width / 2 : 0;
        return a < b ? Interval{a - atA, b + atB} : Interval{b - atB, a + atA};
    };
    const auto [a, b, joinedAtA, joinedAtB] = segment;
    if (a.y == b.y && a.x != b.x) {
        const auto [left, right] = along(a.x, b.x);
        fillWholeDots(bitmap, wholeDots(dots.across(left), dots.across(right)),
                      lineAt(dots.down(a.y), dots.down(width)), shade);
    } else if (a.x == b.x && a.y != b.y) {
        const auto [top, bottom] = along(a.y, b.y);
        fillWholeDots(bitmap, lineAt(dots.across(a.x), dots.across(width)),
                      wholeDots(dots.down(top), dots.down(bottom)), shade);
    } else {
        addPenStroke(polygons, dots, a, b, width);
    }
}

}  // namespace

void Page::fill(const Path& path, FillRule rule, std::uint8_t shade) {
    if (!isNear(path)) return;
    Polygons polygons;
    for (const auto& outline : path.outlines()) {
        auto& points = polygons.emplace_back();
        for (const Point p : outline.points) points.push_back({dots_.across(p.x), dots_.down(p.y)});
    }
    scanFill(bitmap_, polygons, rule, shade);
}

void Page::fillRectangle(Point corner, double width, double height, std::uint8_t shade) {
    const Point opposite{corner.x + width, corner.y + height};
    if (!isNear(corner) || !isNear(opposite)) return;
    fillWholeDots(bitmap_, wholeDots(dots_.across(corner.x), dots_.across(opposite.x)),
                  wholeDots(dots_.down(corner.y), dots_.down(opposite.y)), shade);
}

void Page::stroke(const Path& path, double width, std::uint8_t shade) {
    if (!isNear(path) || !(width > 0) || width > kFar) return;
    Polygons polygons;
    for (const auto& outline : path.outlines()) {
        const auto& points = outline.points;
        const std::size_t segments = outline.closed ? points.size() : points.size() - 1;
        for (std::size_t i = 0; i < segments; ++i) {
            const Segment segment{points[i], points[(i + 1) % points.size()],
                                  outline.closed || i > 0, outline.closed || i + 1 < segments};
            strokeSegment(bitmap_, polygons, dots_, segment, width, shade);
        }
    }
    scanFill(bitmap_, polygons, FillRule::nonZero, shade);
}

void Page::picture(const GreyView& picture, Point corner, double width, double height) {
    const Point opposite{corner.x + width, corner.y + height};
    if (!isNear(corner) || !isNear(opposite) || picture.width == 0 || picture.height == 0) return;
    const auto across = wholeDots(dots_.across(corner.x), dots_.across(opposite.x));
    const auto down = wholeDots(dots_.down(corner.y), dots_.down(opposite.y));
    // The dots of the picture that one of the page stands for: at least one.
    const auto share = [](const Interval& on, double dot, std::uint32_t size) {
        const double scale = size / (on.end - on.begin);
        const auto first = std::min(static_cast<std::uint32_t>((dot - on.begin) * scale), size - 1);
        const auto last = static_cast<std::uint32_t>((dot + 1 - on.begin) * scale);
        return std::pair{first, std::clamp(last, first + 1, size)};
    };
    for (double y = std::max(down.begin, 0.0); y < std::min(down.end, double(bitmap_.height));
         ++y) {
        const auto [top, bottom] = share(down, y, picture.height);
        for (double x = std::max(across.begin, 0.0);
             x < std::min(across.end, double(bitmap_.width)); ++x) {
            const auto [left, right] = share(across, x, picture.width);
            std::uint64_t sum = 0;
            for (std::uint32_t row = top; row < bottom; ++row) {
                const auto* shades = picture.shades.data() + std::size_t{row} * picture.width;
                for (std::uint32_t i = left; i < right; ++i) sum += shades[i];
            }
            const std::uint64_t area = std::uint64_t{bottom - top} * (right - left);
            const auto column = static_cast<std::uint32_t>(x);
            const auto row = static_cast<std::uint32_t>(y);
            bitmap_.set(column, row, isBlack(static_cast<std::uint8_t>(sum / area), column, row));
        }
    }
}

void Page::stamp(const Bitmap& mask, std::int64_t x, std::int64_t y, std::uint8_t shade) {
    const auto inside = [](std::int64_t at, std::uint32_t size) {
        return at >= 0 && at < std::int64_t{size};
    };
    for (std::uint32_t row = 0; row < mask.height; ++row) {
        if (!inside(y + row, bitmap_.height)) continue;
        const auto bytes = mask.row(row);
        for (std::uint32_t column = 0; column < mask.width; ++column) {
            if (bytes[column / 8] == 0) {
                column |= 7;  // nothing in this byte
                continue;
            }
            if (!mask.at(column, row) || !inside(x + column, bitmap_.width)) continue;
            const auto toX = static_cast<std::uint32_t>(x + column);
            const auto toY = static_cast<std::uint32_t>(y + row);
            bitmap_.set(toX, toY, isBlack(shade, toX, toY));
        }
    }
}

}  // namespace winfax::canvas
