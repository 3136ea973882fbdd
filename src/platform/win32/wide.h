// SPDX-License-Identifier: MIT
// Text between this project and Windows. wchar_t has the 16 bits of char16_t here.
#pragma once

#include <string>
#include <string_view>

#include "text/encoding.h"

namespace winfax::platform::win32 {

static_assert(sizeof(wchar_t) == sizeof(char16_t));

inline std::u16string utf16FromWide(std::wstring_view wide) { return {wide.begin(), wide.end()}; }
inline std::wstring wideFromUtf16(std::u16string_view utf16) {
    return {utf16.begin(), utf16.end()};
}

inline std::wstring wideFromUtf8(std::string_view utf8) {
    return wideFromUtf16(text::fromUtf8(utf8));
}
inline std::string utf8FromWide(std::wstring_view wide) {
    return text::toUtf8(utf16FromWide(wide));
}

}  // namespace winfax::platform::win32
