// SPDX-License-Identifier: MIT
// Patterns of numbers and names, as rules and routes have them: * stands for any characters, also
// none, ? for one. In a pattern of numbers # stands for one digit.
#pragma once

#include <string>
#include <string_view>

namespace winfax::line {

// "+1 (425) 555-0100" as it counts: without blanks, '-', '(', ')', '.' and '/'.
std::u16string plainNumber(std::u16string_view number);

// Both sides as they count, and A like a, as in 1-800-FAX-BACK.
bool numberMatches(std::u16string_view pattern, std::u16string_view number);

// A like a in ASCII, nothing else alike.
bool textMatches(std::u16string_view pattern, std::u16string_view text);

}  // namespace winfax::line
