// SPDX-License-Identifier: MIT
#include "abi/text.h"

#include <string_view>

#include "text/encoding.h"

namespace winfax::abi {

static_assert(sizeof(WCHAR) == sizeof(char16_t));

std::u16string toUtf16(const CHAR* text, std::size_t length) {
    return text::fromAnsi(std::string_view(text, length));
}

std::u16string toUtf16(const WCHAR* text, std::size_t length) {
    return std::u16string(text, text + length);
}

}  // namespace winfax::abi
