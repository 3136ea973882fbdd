// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "cover/cover_page.h"

namespace winfax::cover::test {

inline std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text));
}

// A template in millimetres of an A4 page around `inside`.
inline std::string svg(std::string_view inside, std::string_view attributes = "") {
    return "<svg xmlns='http://www.w3.org/2000/svg' width='210mm' height='297mm' viewBox='0 0 210 "
           "297' font-size='5' " +
           std::string(attributes) + ">" + std::string(inside) + "</svg>";
}

inline Template read(const std::string& source) {
    auto made = parseTemplate(bytesOf(source));
    if (!made) throw std::runtime_error(made.error().detail);
    return *made;
}

// What is wrong with it; empty for nothing.
inline std::string problemOf(const std::string& source) {
    const auto made = parseTemplate(bytesOf(source));
    if (made) return {};
    EXPECT_EQ(made.error().code, model::ErrorCode::invalidData);
    return made.error().detail;
}

// At ten dots a millimetre, so that lengths are easily counted.
inline canvas::Bitmap draw(const std::string& source, const model::CoverPage& fields = {}) {
    return drawCoverAt(read(source), fields, 254, 254).value();
}

struct Ink {
    std::uint64_t dots = 0;
    double left = 1e9;  // millimetres of A4
    double top = 1e9;
    double right = 0;
    double bottom = 0;
};
inline Ink inkOf(const canvas::Bitmap& bitmap) {
    Ink ink;
    for (std::uint32_t y = 0; y < bitmap.height; ++y) {
        for (std::uint32_t x = 0; x < bitmap.width; ++x) {
            if (bitmap.bits[y * bitmap.rowBytes + x / 8] == 0) {
                x |= 7;
                continue;
            }
            if (!bitmap.at(x, y)) continue;
            ++ink.dots;
            ink.left = std::min(ink.left, x / 10.0);
            ink.top = std::min(ink.top, y / 10.0);
            ink.right = std::max(ink.right, (x + 1) / 10.0);
            ink.bottom = std::max(ink.bottom, (y + 1) / 10.0);
        }
    }
    return ink;
}
inline Ink inkOf(const std::string& source, const model::CoverPage& fields = {}) {
    return inkOf(draw(source, fields));
}

}  // namespace winfax::cover::test
