// SPDX-License-Identifier: MIT
#include "line/number_pattern.h"

#include <string>

namespace winfax::line {
namespace {

// Goes back to the latest * only, which is enough and bounds the work.
bool matches(std::u16string_view pattern, std::u16string_view text) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::u16string_view::npos;
    std::size_t retry = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            retry = t;
        } else if (p < pattern.size() && (pattern[p] == u'?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::u16string_view::npos) {
            p = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of(u'*', p) == std::u16string_view::npos;
}

std::u16string bare(std::u16string_view number) {
    std::u16string kept;
    for (const char16_t character : number) {
        if (std::u16string_view(u" -().//").find(character) == std::u16string_view::npos) {
            kept.push_back(character);
        }
    }
    return kept;
}

std::u16string small(std::u16string_view text) {
    std::u16string lowered(text);
    for (char16_t& character : lowered) {
        if (character >= u'A' && character <= u'Z') character += u'a' - u'A';
    }
    return lowered;
}

}  // namespace

bool numberMatches(std::u16string_view pattern, std::u16string_view number) {
    return matches(bare(pattern), bare(number));
}

bool textMatches(std::u16string_view pattern, std::u16string_view text) {
    return matches(small(pattern), small(text));
}

}  // namespace winfax::line
