// SPDX-License-Identifier: MIT
// Patterns with * (any characters, or none) and ? (one character), as routes and scenarios use them.
#pragma once

#include <string_view>

namespace winfax::line {

// Blanks, '-', '(', ')', '.' and '/' do not count on either side.
bool numberMatches(std::u16string_view pattern, std::u16string_view number);
// The case of ASCII letters does not count.
bool textMatches(std::u16string_view pattern, std::u16string_view text);

}  // namespace winfax::line
