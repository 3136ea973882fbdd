// SPDX-License-Identifier: MIT
#include "picture/scaling.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace winfax::picture {
namespace {

std::uint32_t rounded(std::uint64_t numerator, std::uint64_t denominator) {
    return static_cast<std::uint32_t>(
        std::max<std::uint64_t>(1, (numerator + denominator / 2) / denominator));
}

// What a source of `from` cells gives to a target of `to` cells. Both are laid over a ruler of
// from * to marks, so that every edge lies on one: `share` is called with the target cells that
// source cell `index` reaches into and with how many marks.
template <class Share>
void spread(std::uint32_t index, std::uint32_t from, std::uint32_t to, Share share) {
    std::uint64_t mark = std::uint64_t{index} * to;
    const std::uint64_t end = mark + to;
    while (mark < end) {
        const std::uint64_t cell = mark / from;
        const std::uint64_t edge = std::min(end, (cell + 1) * from);
        share(static_cast<std::size_t>(cell), edge - mark);
        mark = edge;
    }
}

// How much black a row of dots puts into each of the target's columns.
void spreadRow(std::span<const std::uint8_t> row, std::uint32_t width,
               std::vector<std::uint64_t>& columns) {
    std::ranges::fill(columns, 0);
    for (std::uint32_t x = 0; x < width; ++x) {
        if (x % 8 == 0 && row[x / 8] == 0) {
            x += 7;  // paper is mostly white
            continue;
        }
        if ((row[x / 8] & 0x80 >> x % 8) == 0) continue;
        spread(x, width, static_cast<std::uint32_t>(columns.size()),
               [&](std::size_t column, std::uint64_t marks) { columns[column] += marks; });
    }
}

}  // namespace

Size squareSize(Size size, Resolution resolution) {
    return {size.width,
            rounded(std::uint64_t{size.height} * resolution.horizontal, resolution.vertical)};
}

std::uint32_t sourceRow(std::uint32_t y, std::uint32_t wanted, std::uint32_t rows) {
    const std::uint64_t middle = 2 * std::uint64_t{y} + 1;
    return static_cast<std::uint32_t>(middle * rows / (2 * std::uint64_t{wanted}));
}

Size fitInto(Size size, Size room) {
    if (size.width <= room.width && size.height <= room.height) return size;
    const std::uint64_t across = std::uint64_t{room.width} * size.height;
    const std::uint64_t down = std::uint64_t{room.height} * size.width;
    if (across <= down) return {room.width, rounded(across, size.width)};
    return {rounded(down, size.height), room.height};
}

Grey toGrey(const BilevelView& picture, Size wanted) {
    Grey grey{wanted, {}};
    grey.shades.resize(std::size_t{wanted.width} * wanted.height);
    const std::uint64_t whole = std::uint64_t{picture.size.width} * picture.size.height;
    std::vector<std::uint64_t> columns(wanted.width);
    std::vector<std::uint64_t> black(grey.shades.size() == 0 ? 0 : 2 * std::size_t{wanted.width});
    // Of the two target rows that a source row can reach into, the upper one is finished first.
    const auto finish = [&](std::size_t row) {
        for (std::size_t x = 0; x < wanted.width; ++x) {
            std::uint64_t& ink = black[row % 2 * wanted.width + x];
            grey.shades[row * wanted.width + x] =
                static_cast<std::uint8_t>(255 - (ink * 255 + whole / 2) / whole);
            ink = 0;
        }
    };
    std::size_t current = 0;
    for (std::uint32_t y = 0; y < picture.size.height; ++y) {
        spreadRow(picture.row(y), picture.size.width, columns);
        spread(y, picture.size.height, wanted.height, [&](std::size_t row, std::uint64_t marks) {
            if (row != current) finish(std::exchange(current, row));
            for (std::size_t x = 0; x < wanted.width; ++x) {
                black[row % 2 * wanted.width + x] += columns[x] * marks;
            }
        });
    }
    finish(current);
    return grey;
}

}  // namespace winfax::picture
