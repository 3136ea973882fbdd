// SPDX-License-Identifier: MIT
#include "canvas/path.h"

#include <gtest/gtest.h>

#include <cmath>

namespace winfax::canvas {
namespace {

TEST(PathTest, ACircleOfTwoArcsIsRound) {
    for (const bool sweep : {false, true}) {
        Path path(0.001);
        path.moveTo({10, 0});
        path.arcTo({10, 10}, 0, false, sweep, {-10, 0});
        path.arcTo({10, 10}, 0, true, sweep, {10, 0});
        ASSERT_EQ(path.outlines().size(), 1u);
        EXPECT_GT(path.points(), 50u);
        for (const Point p : path.outlines()[0].points) EXPECT_NEAR(std::hypot(p.x, p.y), 10, 0.01);
        const Point first = path.outlines()[0].points[path.points() / 4];
        EXPECT_GT(first.y * (sweep ? 1 : -1), 0) << "which way round";
    }
}

TEST(PathTest, AnArcThatIsTooSmallForItsEndsGrows) {
    Path path(0.001);
    path.moveTo({0, 0});
    path.arcTo({1, 1}, 30, false, true, {20, 0});
    for (const Point p : path.outlines()[0].points)
        EXPECT_NEAR(std::hypot(p.x - 10, p.y), 10, 0.01);
    EXPECT_EQ(path.position(), (Point{20, 0}));
}

TEST(PathTest, CurvesStayWithinTheToleranceAndEndWhereTheyShould) {
    Path path(0.01);
    path.moveTo({0, 0});
    path.cubicTo({0, 10}, {10, 10}, {10, 0});
    path.quadraticTo({15, 10}, {20, 0});
    for (const Point p : path.outlines()[0].points) {
        // Both curves are symmetrical; their highest points are known.
        EXPECT_LE(p.y, p.x <= 10 ? 7.5 + 1e-9 : 5 + 1e-9);
    }
    EXPECT_EQ(path.position(), (Point{20, 0}));
}

TEST(PathTest, WithoutExtentThereAreNoArcs) {
    Path path;
    path.moveTo({1, 1});
    path.arcTo({5, 5}, 0, false, true, {1, 1});
    EXPECT_TRUE(path.outlines().empty());
    path.arcTo({0, 5}, 0, false, true, {2, 2});
    EXPECT_EQ(path.points(), 2u) << "a line";
}

TEST(PathTest, AfterClosingItGoesOnFromTheBegin) {
    Path path;
    path.moveTo({1, 2});
    path.lineTo({3, 4});
    path.close();
    EXPECT_EQ(path.position(), (Point{1, 2}));
    path.lineTo({5, 6});
    ASSERT_EQ(path.outlines().size(), 2u);
    EXPECT_EQ(path.outlines()[1].points[0], (Point{1, 2}));
    EXPECT_TRUE(path.outlines()[0].closed);
    EXPECT_FALSE(path.outlines()[1].closed);
}

}  // namespace
}  // namespace winfax::canvas
