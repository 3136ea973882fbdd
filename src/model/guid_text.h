// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace winfax::model {

// Whether this is a GUID as text: 8-4-4-4-12 hexadecimal digits in any case, with both braces or
// with none (I5).
bool isGuidText(std::u16string_view text);

// The one form in which GUIDs are compared, kept and shown: braces and small letters (I5). nullopt
// when it is no GUID.
std::optional<std::u16string> canonicalGuid(std::u16string_view text);

}  // namespace winfax::model
