// SPDX-License-Identifier: MIT
// Text between the encodings this project meets. UTF-16 inside (lone surrogates travel untouched),
// the caller's ANSI code page at the A entry points (A9), UTF-8 in files, logs and the tool.
// Pure functions, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace winfax::text {

// A lone surrogate becomes U+FFFD.
std::string toUtf8(std::u16string_view utf16);
// No text becomes the empty one.
std::string toUtf8OrEmpty(const std::optional<std::u16string>& utf16);

// An invalid sequence becomes U+FFFD.
std::u16string fromUtf8(std::string_view utf8);

// The caller's code page (A9). Windows: CP_ACP both ways. Elsewhere: the code set of
// newlocale(LC_CTYPE, ""), read once per process; C and POSIX mean UTF-8. Invalid input becomes
// U+FFFD, what the code set lacks becomes '?'.
std::string toAnsi(std::u16string_view utf16);
std::u16string fromAnsi(std::string_view ansi);

}  // namespace winfax::text
