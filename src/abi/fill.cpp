// SPDX-License-Identifier: MIT
#include "abi/fill.h"

#include <charconv>

namespace winfax::abi {

std::uintptr_t handleOf(const watching::Json& text) {
    if (!text.is_string()) return 0;
    const auto& digits = text.get_ref<const std::string&>();
    std::uintptr_t handle = 0;
    if (!digits.starts_with("0x")) return 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data() + 2, end, handle, 16);
    return error == std::errc() && stop == end ? handle : 0;
}

std::vector<BYTE> bytesOf(const watching::Json& json) {
    std::vector<BYTE> bytes;
    if (!json.is_object() || !json.contains("hex") || !json["hex"].is_string()) return bytes;
    const auto& digits = json["hex"].get_ref<const std::string&>();
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
        BYTE byte = 0;
        std::from_chars(digits.data() + at, digits.data() + at + 2, byte, 16);
        bytes.push_back(byte);
    }
    return bytes;
}

}  // namespace winfax::abi
