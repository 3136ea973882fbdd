// SPDX-License-Identifier: MIT
#include "routing/destination.h"

#include <algorithm>

#include "model/constants.h"
#include "text/encoding.h"

namespace winfax::routing {

namespace {

using model::ErrorCode;
using model::fail;

bool isControl(char16_t unit) { return unit < 0x20 || (unit >= 0x7F && unit < 0xA0); }

bool isWhole(std::u16string_view text) { return text::fromUtf8(text::toUtf8(text)) == text; }

}  // namespace

model::Result<std::u16string> destinationOf(std::span<const std::uint8_t> info) {
    if (info.size() % 2 != 0) {
        return fail(ErrorCode::invalidData, "the routing info has " + std::to_string(info.size()) +
                                                " bytes; UTF-16 text has an even number of them");
    }
    std::u16string text;
    for (std::size_t at = 0; at < info.size(); at += 2) {
        const auto unit = static_cast<char16_t>(info[at] | (info[at + 1] << 8));
        if (unit != 0) {
            text += unit;
            continue;
        }
        if (text.size() > model::kMaxTextLength) {
            return fail(ErrorCode::invalidData,
                        "the routing info is longer than 32,767 characters");
        }
        if (std::ranges::any_of(text, isControl) || !isWhole(text)) {
            return fail(ErrorCode::invalidData,
                        "the routing info has a control character or half a surrogate pair; give "
                        "printable UTF-16 text");
        }
        return text;
    }
    return fail(ErrorCode::invalidData, "the routing info does not end with NUL");
}

std::vector<std::uint8_t> infoOf(std::u16string_view destination) {
    std::vector<std::uint8_t> info;
    info.reserve((destination.size() + 1) * 2);
    const auto add = [&info](char16_t unit) {
        info.push_back(static_cast<std::uint8_t>(unit & 0xFF));
        info.push_back(static_cast<std::uint8_t>(unit >> 8));
    };
    std::ranges::for_each(destination, add);
    add(u'\0');
    return info;
}

}  // namespace winfax::routing
