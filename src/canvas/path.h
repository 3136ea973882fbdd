// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace winfax::canvas {

struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

// Outlines made of straight lines; curves become such as they are added, in pieces too short to be
// seen. Any unit: `tolerance` says how far a piece may be off.
class Path {
  public:
    struct Outline {
        std::vector<Point> points;
        bool closed = false;
    };

    explicit Path(double tolerance = 0.01) : tolerance_(tolerance) {}

    void moveTo(Point to);
    // These go on from where the one before ended; without a moveTo() from 0, 0.
    void lineTo(Point to);
    void quadraticTo(Point control, Point to);
    void cubicTo(Point control1, Point control2, Point to);
    // A part of an ellipse as SVG has it: radii, rotation of its axes in degrees, which of the four
    // it is.
    void arcTo(Point radii, double rotation, bool large, bool sweep, Point to);
    void close();

    void addRectangle(Point corner, double width, double height);
    void addEllipse(Point centre, double xRadius, double yRadius);

    Point position() const { return position_; }
    const std::vector<Outline>& outlines() const { return outlines_; }
    std::size_t points() const { return count_; }
    // Each point times `scale`, and then moved.
    Path transformed(double scale, Point offset) const;

  private:
    void arc(Point centre, Point radii, double rotation, double begin, double sweep);
    void add(Point to);

    double tolerance_;
    std::vector<Outline> outlines_;
    std::size_t count_ = 0;
    Point start_;
    Point position_;
    bool open_ = false;
};

}  // namespace winfax::canvas
