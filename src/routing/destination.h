// SPDX-License-Identifier: MIT
// What a default method is told: a folder, a printer, an address or a profile, as the routing info
// of the API holds it: UTF-16 that ends with NUL (I11).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/errors.h"

namespace winfax::routing {

// The text up to the first NUL; what a fixed buffer holds behind it is not looked at. invalidData
// for an odd number of bytes, no NUL, a control character, half a surrogate pair, or more than
// kMaxTextLength.
model::Result<std::u16string> destinationOf(std::span<const std::uint8_t> info);

// The text and its NUL: two bytes for the empty one.
std::vector<std::uint8_t> infoOf(std::u16string_view destination);

}  // namespace winfax::routing
