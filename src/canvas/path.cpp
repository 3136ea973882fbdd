// SPDX-License-Identifier: MIT
#include "canvas/path.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace winfax::canvas {
namespace {

using std::numbers::pi;
constexpr int kMaxPieces = 200;  // of a curve; a circle over the whole page needs fewer

// A curve that bends by as much as `deviation` from its chord, cut into n pieces, is off by
// deviation / n^2.
int piecesFor(double deviation, double tolerance) {
    const double pieces = std::ceil(std::sqrt(deviation / tolerance));
    return pieces < kMaxPieces ? std::max(1, static_cast<int>(pieces)) : kMaxPieces;
}

Point between(Point a, Point b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

double angleOf(Point v) { return std::atan2(v.y, v.x); }

}  // namespace

void Path::add(Point to) {
    if (!open_) {
        outlines_.push_back({{position_}, false});
        start_ = position_;
        open_ = true;
        ++count_;
    }
    outlines_.back().points.push_back(to);
    ++count_;
    position_ = to;
}

void Path::moveTo(Point to) {
    open_ = false;
    position_ = to;
    start_ = to;
}

void Path::lineTo(Point to) { add(to); }

void Path::quadraticTo(Point control, Point to) {
    const Point from = position_;
    cubicTo(between(from, control, 2.0 / 3), between(to, control, 2.0 / 3), to);
}

void Path::cubicTo(Point control1, Point control2, Point to) {
    const Point from = position_;
    const double bend =
        std::hypot(from.x - 2 * control1.x + control2.x, from.y - 2 * control1.y + control2.y) +
        std::hypot(control1.x - 2 * control2.x + to.x, control1.y - 2 * control2.y + to.y);
    const int pieces = piecesFor(bend, tolerance_);
    for (int i = 1; i < pieces; ++i) {
        const double t = static_cast<double>(i) / pieces;
        const Point middle = between(control1, control2, t);
        const Point left = between(between(from, control1, t), middle, t);
        const Point right = between(middle, between(control2, to, t), t);
        add(between(left, right, t));
    }
    add(to);
}

// Source: SVG 1.1, appendix F.6: from end points to a centre.
void Path::arcTo(Point radii, double rotation, bool large, bool sweep, Point to) {
    const Point from = position_;
    double rx = std::abs(radii.x);
    double ry = std::abs(radii.y);
    if (from == to) return;
    if (rx == 0 || ry == 0) return lineTo(to);

    const double phi = rotation * pi / 180;
    const double c = std::cos(phi);
    const double s = std::sin(phi);
    const double dx = (from.x - to.x) / 2;
    const double dy = (from.y - to.y) / 2;
    const double x = c * dx + s * dy;
    const double y = -s * dx + c * dy;
    const double tooSmall = x * x / (rx * rx) + y * y / (ry * ry);
    if (tooSmall > 1) {
        rx *= std::sqrt(tooSmall);
        ry *= std::sqrt(tooSmall);
    }
    const double under = rx * rx * y * y + ry * ry * x * x;
    double factor = under > 0 ? std::sqrt(std::max(0.0, rx * rx * ry * ry / under - 1)) : 0;
    if (!std::isfinite(factor)) return lineTo(to);
    if (large == sweep) factor = -factor;
    const double cx = factor * rx * y / ry;
    const double cy = -factor * ry * x / rx;
    const Point centre{c * cx - s * cy + (from.x + to.x) / 2,
                       s * cx + c * cy + (from.y + to.y) / 2};

    const double begin = angleOf({(x - cx) / rx, (y - cy) / ry});
    double turn = angleOf({(-x - cx) / rx, (-y - cy) / ry}) - begin;
    if (sweep && turn < 0) turn += 2 * pi;
    if (!sweep && turn > 0) turn -= 2 * pi;
    arc(centre, {rx, ry}, phi, begin, turn);
    add(to);
}

// All but its last point.
void Path::arc(Point centre, Point radii, double rotation, double begin, double sweep) {
    const double radius = std::max(radii.x, radii.y);
    const int pieces = std::max(4, piecesFor(radius * sweep * sweep / 8, tolerance_));
    for (int i = 1; i < pieces; ++i) {
        const double angle = begin + sweep * i / pieces;
        const double x = radii.x * std::cos(angle);
        const double y = radii.y * std::sin(angle);
        add({centre.x + x * std::cos(rotation) - y * std::sin(rotation),
             centre.y + x * std::sin(rotation) + y * std::cos(rotation)});
    }
}

void Path::close() {
    if (open_) outlines_.back().closed = true;
    open_ = false;
    position_ = start_;
}

void Path::addRectangle(Point corner, double width, double height) {
    moveTo(corner);
    lineTo({corner.x + width, corner.y});
    lineTo({corner.x + width, corner.y + height});
    lineTo({corner.x, corner.y + height});
    close();
}

void Path::addEllipse(Point centre, double xRadius, double yRadius) {
    moveTo({centre.x + xRadius, centre.y});
    arc(centre, {xRadius, yRadius}, 0, 0, 2 * pi);
    close();
}

Path Path::transformed(double scale, Point offset) const {
    Path result(tolerance_ * scale);
    result.outlines_ = outlines_;
    result.count_ = count_;
    for (auto& outline : result.outlines_) {
        for (auto& point : outline.points) {
            point = {point.x * scale + offset.x, point.y * scale + offset.y};
        }
    }
    return result;
}

}  // namespace winfax::canvas
