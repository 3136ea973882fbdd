// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace winfax::abi {

// Whether this is a GUID as text: 8-4-4-4-12 hexadecimal digits in any case, with both braces or
// with none (I5).
bool isGuidText(std::u16string_view text);

}  // namespace winfax::abi
