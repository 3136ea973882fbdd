// SPDX-License-Identifier: MIT
#include "canvas/scan_fill.h"

#include <algorithm>
#include <cmath>

#include "canvas/shade.h"

namespace winfax::canvas {
namespace {

// A side of a polygon, from its upper end down.
struct Edge {
    double top;
    double bottom;
    double x;      // at `top`
    double slope;  // columns for each row
    int direction;
};

struct Crossing {
    double x;
    int direction;
};

std::vector<Edge> edgesOf(const Polygons& polygons) {
    std::vector<Edge> edges;
    for (const auto& points : polygons) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            Point a = points[i];
            Point b = points[(i + 1) % points.size()];
            if (a.y == b.y) continue;
            const int direction = a.y < b.y ? 1 : -1;
            if (direction < 0) std::swap(a, b);
            edges.push_back({a.y, b.y, a.x, (b.x - a.x) / (b.y - a.y), direction});
        }
    }
    std::sort(edges.begin(), edges.end(),
              [](const Edge& l, const Edge& r) { return l.top < r.top; });
    return edges;
}

void fillBetween(Bitmap& bitmap, std::uint32_t y, const std::vector<Crossing>& crossings,
                 FillRule rule, std::uint8_t shade) {
    int winding = 0;
    for (std::size_t i = 0; i + 1 < crossings.size(); ++i) {
        winding += crossings[i].direction;
        const bool inside = rule == FillRule::nonZero ? winding != 0 : i % 2 == 0;
        // A dot belongs to the polygon when its middle, half a dot to the right of its column,
        // does.
        if (inside) {
            shadeRow(bitmap, y, std::ceil(crossings[i].x - 0.5),
                     std::ceil(crossings[i + 1].x - 0.5), shade);
        }
    }
}

}  // namespace

// The pattern has a period of four dots, so one byte of it is all of a row.
void shadeRow(Bitmap& bitmap, std::uint32_t y, double begin, double end, std::uint8_t shade) {
    const auto first = static_cast<std::uint32_t>(std::clamp(begin, 0.0, double(bitmap.width)));
    const auto last = static_cast<std::uint32_t>(std::clamp(end, 0.0, double(bitmap.width)));
    if (first >= last) return;
    unsigned pattern = 0;
    for (std::uint32_t x = 0; x < 8; ++x) pattern = pattern << 1 | unsigned{isBlack(shade, x, y)};

    const auto row = bitmap.row(y);
    const auto blend = [&row, pattern](std::size_t byte, unsigned mask) {
        row[byte] = static_cast<std::uint8_t>((row[byte] & ~mask) | (pattern & mask));
    };
    const unsigned head = 0xFFU >> first % 8;
    const unsigned tail = last % 8 == 0 ? 0 : 0xFF00U >> last % 8 & 0xFF;
    if (first / 8 == last / 8) return blend(first / 8, head & tail);
    blend(first / 8, head);
    for (std::size_t byte = first / 8 + 1; byte < last / 8; ++byte)
        row[byte] = static_cast<std::uint8_t>(pattern);
    if (tail != 0) blend(last / 8, tail);
}

void scanFill(Bitmap& bitmap, const Polygons& polygons, FillRule rule, std::uint8_t shade) {
    const auto edges = edgesOf(polygons);
    std::vector<const Edge*> active;
    std::vector<Crossing> crossings;
    auto next = edges.begin();
    for (std::uint32_t y = 0; y < bitmap.height; ++y) {
        const double middle = y + 0.5;
        for (; next != edges.end() && next->top <= middle; ++next) active.push_back(&*next);
        std::erase_if(active, [middle](const Edge* edge) { return edge->bottom <= middle; });
        crossings.clear();
        for (const Edge* edge : active) {
            crossings.push_back({edge->x + (middle - edge->top) * edge->slope, edge->direction});
        }
        std::sort(crossings.begin(), crossings.end(),
                  [](const Crossing& l, const Crossing& r) { return l.x < r.x; });
        fillBetween(bitmap, y, crossings, rule, shade);
    }
}

}  // namespace winfax::canvas
