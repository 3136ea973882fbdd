// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace winfax::tool {

// A whole number and nothing else: no sign, no blanks. nullopt above 4,294,967,295, too.
inline std::optional<std::uint32_t> parseNumber(std::string_view text) {
    std::uint32_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [next, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || next != end) return std::nullopt;
    return number;
}

}  // namespace winfax::tool
