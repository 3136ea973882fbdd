// SPDX-License-Identifier: MIT
// Decision A9: CP_ACP both ways, with the defaults of the two functions that Windows programs use.
#include <windows.h>  // this layer lies below platform/ and its wrapper

#include <limits>
#include <stdexcept>

#include "text/encoding.h"

namespace winfax::text {

namespace {

int checkedLength(std::size_t length) {
    // A character takes at most four bytes, so the result's length is an int as well.
    if (length > static_cast<std::size_t>(std::numeric_limits<int>::max()) / 4) {
        throw std::length_error("text too long to convert");
    }
    return static_cast<int>(length);
}

}  // namespace

std::string toAnsi(std::u16string_view utf16) {
    if (utf16.empty()) return {};
    const auto* wide = reinterpret_cast<const wchar_t*>(utf16.data());
    const int length = checkedLength(utf16.size());
    const int needed = WideCharToMultiByte(CP_ACP, 0, wide, length, nullptr, 0, nullptr, nullptr);
    std::string ansi(static_cast<std::size_t>(needed), '\0');
    WideCharToMultiByte(CP_ACP, 0, wide, length, ansi.data(), needed, nullptr, nullptr);
    return ansi;
}

std::u16string fromAnsi(std::string_view ansi) {
    if (ansi.empty()) return {};
    const int length = checkedLength(ansi.size());
    const int needed = MultiByteToWideChar(CP_ACP, 0, ansi.data(), length, nullptr, 0);
    std::u16string utf16(static_cast<std::size_t>(needed), u'\0');
    MultiByteToWideChar(CP_ACP, 0, ansi.data(), length, reinterpret_cast<wchar_t*>(utf16.data()),
                        needed);
    return utf16;
}

}  // namespace winfax::text
