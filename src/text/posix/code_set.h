// SPDX-License-Identifier: MIT
// Conversion by the name of a code set, through iconv. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace winfax::text {

// nullopt when this system has no converter for the code set. What it lacks, and lone surrogates,
// become '?'. A stateful code set is left in its initial state.
std::optional<std::string> toCodeSet(const char* codeSet, std::u16string_view utf16);

// nullopt as above. Invalid and incomplete input becomes U+FFFD.
std::optional<std::u16string> fromCodeSet(const char* codeSet, std::string_view text);

}  // namespace winfax::text
