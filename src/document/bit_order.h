// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace winfax::document {

enum class BitOrder : std::uint8_t { highestFirst = 1, lowestFirst = 2 };  // FillOrder

constexpr std::uint8_t reversedBits(std::uint8_t byte) {
    byte = static_cast<std::uint8_t>((byte & 0x0F) << 4 | byte >> 4);
    byte = static_cast<std::uint8_t>((byte & 0x33) << 2 | (byte >> 2 & 0x33));
    return static_cast<std::uint8_t>((byte & 0x55) << 1 | (byte >> 1 & 0x55));
}

constexpr std::byte reversedBits(std::byte byte) {
    return std::byte{reversedBits(static_cast<std::uint8_t>(byte))};
}

}  // namespace winfax::document
