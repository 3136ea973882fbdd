// SPDX-License-Identifier: MIT
#include "canvas/text_engine.h"

namespace winfax::canvas {
namespace {

bool isHigh(char16_t c) { return c >= 0xD800 && c < 0xDC00; }
bool isLow(char16_t c) { return c >= 0xDC00 && c < 0xE000; }

bool isControl(char16_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

}  // namespace

std::u16string drawable(std::u16string_view text) {
    if (text.size() > TextEngine::kMaxCharacters) {
        text = text.substr(0, TextEngine::kMaxCharacters);
    }
    std::u16string result(text);
    for (std::size_t i = 0; i < result.size(); ++i) {
        char16_t& c = result[i];
        if (isControl(c)) {
            c = u' ';
        } else if (isHigh(c) && i + 1 < result.size() && isLow(result[i + 1])) {
            ++i;
        } else if (isHigh(c) || isLow(c)) {
            c = u'\uFFFD';
        }
    }
    return result;
}

}  // namespace winfax::canvas
