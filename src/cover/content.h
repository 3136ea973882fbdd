// SPDX-License-Identifier: MIT
// What a template consists of once it is read. All lengths are in units of its viewBox,
// transformations applied.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "canvas/page.h"
#include "canvas/path.h"
#include "canvas/text_engine.h"
#include "cover/fields.h"

namespace winfax::cover {

// Shown when one of these fields is filled.
using Condition = std::vector<Field>;
// Shown when all of these are true.
using Conditions = std::vector<Condition>;

using Shade = std::uint8_t;  // 0 is black
enum class Anchor : std::uint8_t { start, middle, end };

struct Rectangle {
    canvas::Point corner;
    double width = 0;
    double height = 0;
};

struct Shape {
    canvas::Path path;
    std::optional<Rectangle> rectangle;  // when it is nothing else
    std::optional<Shade> fill;
    canvas::FillRule fillRule = canvas::FillRule::nonZero;
    std::optional<Shade> stroke;
    double strokeWidth = 0;
};

// Some characters in one style, or none, which only say where the next ones are. Where a position
// is not given a run goes on behind the one before.
struct TextRun {
    Conditions shownIf;
    FieldText text;
    canvas::Font font;
    std::optional<Shade> shade;
    Anchor anchor = Anchor::start;
    std::optional<double> x;
    std::optional<double> y;
    double dx = 0;
    double dy = 0;
    double fitWidth = 0;  // 0: as wide as it is
};

struct TextBox {
    double width = 0;
    double height = 0;
    double lineHeight = 0;  // times the size of the font
};

struct Text {
    std::vector<TextRun> runs;
    std::optional<TextBox> box;  // then the first run says where, and in which style
};

struct Picture {
    Rectangle place;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::shared_ptr<const std::vector<std::uint8_t>> shades;
};

struct Item {
    Conditions shownIf;
    std::variant<Shape, Text, Picture> what;
};

struct Content {
    canvas::Point origin;  // of the viewBox
    double width = 0;
    double height = 0;
    double millimetresWide = 0;
    double millimetresHigh = 0;
    std::string timeForm;
    std::vector<Item> items;
};

}  // namespace winfax::cover
