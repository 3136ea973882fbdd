// SPDX-License-Identifier: MIT
// Path data. Source: SVG 1.1, chapter 8.3.
#include <array>
#include <cctype>
#include <string>

#include "cover/svg_values.h"

namespace winfax::cover {
namespace {

using canvas::Point;

// 0 for a letter that is no command.
std::size_t numbersOf(char command) {
    switch (std::toupper(static_cast<unsigned char>(command))) {
        case 'H':
        case 'V':
            return 1;
        case 'M':
        case 'L':
        case 'T':
            return 2;
        case 'S':
        case 'Q':
            return 4;
        case 'C':
            return 6;
        case 'A':
            return 7;
        default:
            return 0;
    }
}

bool isLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

class PathReader {
  public:
    PathReader(std::string_view text, double tolerance, std::size_t points)
        : all_(text), rest_(withoutSpaces(text)), points_(points), path_(tolerance) {}

    model::Result<canvas::Path> read();

  private:
    tl::unexpected<model::Error> refuse(const std::string& problem) const {
        return model::fail(model::ErrorCode::invalidData,
                           "path data, character " +
                               std::to_string(all_.size() - rest_.size() + 1) + ": " + problem);
    }
    // Of an arc, where the numbers may stand together: "a1 1 0 0110 10".
    std::optional<double> takeFlag();
    bool takeNumbers(char command);
    void apply(char command);
    // The mirror image of the control point before, after a curve of the same kind.
    Point reflected(std::string_view kinds) const {
        const Point at = path_.position();
        if (kinds.find(before_) == std::string_view::npos) return at;
        return {2 * at.x - control_.x, 2 * at.y - control_.y};
    }

    std::string_view all_;
    std::string_view rest_;
    std::size_t points_;
    canvas::Path path_;
    std::array<double, 7> numbers_{};
    char before_ = 0;  // the command before, in upper case
    Point control_;    // of the curve before
};

std::optional<double> PathReader::takeFlag() {
    if (rest_.empty() || (rest_[0] != '0' && rest_[0] != '1')) return std::nullopt;
    const double flag = rest_[0] - '0';
    rest_.remove_prefix(1);
    while (!rest_.empty() &&
           (rest_[0] == ',' || std::isspace(static_cast<unsigned char>(rest_[0])))) {
        rest_.remove_prefix(1);
    }
    return flag;
}

bool PathReader::takeNumbers(char command) {
    const bool arc = command == 'A' || command == 'a';
    for (std::size_t i = 0; i < numbersOf(command); ++i) {
        const auto number = arc && (i == 3 || i == 4) ? takeFlag() : takeNumber(rest_);
        if (!number) return false;
        numbers_[i] = *number;
    }
    return true;
}

void PathReader::apply(char command) {
    const bool relative = command >= 'a';
    const char kind = static_cast<char>(std::toupper(static_cast<unsigned char>(command)));
    const Point at = path_.position();
    const Point from = relative ? at : Point{};
    const auto point = [&](std::size_t i) {
        return Point{numbers_[i] + from.x, numbers_[i + 1] + from.y};
    };
    switch (kind) {
        case 'M':
            path_.moveTo(point(0));
            break;
        case 'L':
            path_.lineTo(point(0));
            break;
        case 'H':
            path_.lineTo({numbers_[0] + from.x, at.y});
            break;
        case 'V':
            path_.lineTo({at.x, numbers_[0] + from.y});
            break;
        case 'C':
            control_ = point(2);
            path_.cubicTo(point(0), control_, point(4));
            break;
        case 'S': {
            const Point first = reflected("CS");
            control_ = point(0);
            path_.cubicTo(first, control_, point(2));
            break;
        }
        case 'Q':
            control_ = point(0);
            path_.quadraticTo(control_, point(2));
            break;
        case 'T':
            control_ = reflected("QT");
            path_.quadraticTo(control_, point(0));
            break;
        default:
            path_.arcTo({numbers_[0], numbers_[1]}, numbers_[2], numbers_[3] != 0, numbers_[4] != 0,
                        point(5));
            break;
    }
    before_ = kind;
}

model::Result<canvas::Path> PathReader::read() {
    if (rest_.empty()) return path_;
    if (rest_[0] != 'M' && rest_[0] != 'm') return refuse("it must begin with M");
    char command = 0;
    while (!rest_.empty()) {
        if (isLetter(rest_[0])) {
            command = rest_[0];
            rest_.remove_prefix(1);
            rest_ = withoutSpaces(rest_);
        } else if (command == 'M' || command == 'm') {
            command = command == 'M' ? 'L' : 'l';  // more points after the first are lines
        } else if (command == 'Z' || command == 'z') {
            return refuse("a number after Z");
        }
        if (command == 'Z' || command == 'z') {
            path_.close();
            before_ = 'Z';
            continue;
        }
        if (numbersOf(command) == 0) return refuse("no command '" + std::string(1, command) + "'");
        if (!takeNumbers(command)) {
            return refuse("'" + std::string(1, command) + "' needs " +
                          std::to_string(numbersOf(command)) + " numbers of at most 1000000");
        }
        apply(command);
        if (path_.points() > points_) return refuse("too many points in this template");
    }
    return path_;
}

}  // namespace

model::Result<canvas::Path> parsePathData(std::string_view text, double tolerance,
                                          std::size_t points) {
    return PathReader(text, tolerance, points).read();
}

}  // namespace winfax::cover
