// SPDX-License-Identifier: MIT
#include "line/number_pattern.h"

#include <algorithm>

namespace winfax::line {
namespace {

char16_t lower(char16_t character) {
    return character >= u'A' && character <= u'Z' ? static_cast<char16_t>(character + 32)
                                                  : character;
}

// Units of the character that begins `text`: two for a surrogate pair.
std::size_t sizeOfFirst(std::u16string_view text) {
    const bool pair =
        text.size() > 1 && (text[0] & 0xFC00) == 0xD800 && (text[1] & 0xFC00) == 0xDC00;
    return pair ? 2 : 1;
}

// Units of `text` that the pattern's character takes; 0 when it does not match.
std::size_t taken(char16_t wanted, std::u16string_view text, bool hashIsDigit) {
    if (wanted == u'?') return sizeOfFirst(text);
    if (wanted == u'#' && hashIsDigit) return text[0] >= u'0' && text[0] <= u'9' ? 1 : 0;
    return lower(wanted) == lower(text[0]) ? 1 : 0;
}

// Going back to the last * alone is enough, so this takes at most |pattern| * |text| steps.
bool globMatches(std::u16string_view pattern, std::u16string_view text, bool hashIsDigit) {
    constexpr auto kNone = std::u16string_view::npos;
    std::size_t at = 0;
    std::size_t star = kNone;
    std::size_t afterStar = 0;  // in the text: where what follows the * is tried
    std::size_t in = 0;
    while (in < text.size()) {
        if (at < pattern.size() && pattern[at] == u'*') {
            star = at++;
            afterStar = in;
            continue;
        }
        const std::size_t step =
            at < pattern.size() ? taken(pattern[at], text.substr(in), hashIsDigit) : 0;
        if (step > 0) {
            ++at;
            in += step;
        } else if (star != kNone) {
            at = star + 1;
            in = ++afterStar;
        } else {
            return false;
        }
    }
    return std::ranges::all_of(pattern.substr(at), [](char16_t rest) { return rest == u'*'; });
}

}  // namespace

std::u16string plainNumber(std::u16string_view number) {
    constexpr std::u16string_view kDecoration = u" \t-()./";
    std::u16string plain;
    std::ranges::copy_if(number, std::back_inserter(plain), [&](char16_t character) {
        return kDecoration.find(character) == std::u16string_view::npos;
    });
    return plain;
}

bool numberMatches(std::u16string_view pattern, std::u16string_view number) {
    return globMatches(plainNumber(pattern), plainNumber(number), true);
}

bool textMatches(std::u16string_view pattern, std::u16string_view text) {
    return globMatches(pattern, text, false);
}

}  // namespace winfax::line
