// SPDX-License-Identifier: MIT
// Strings of the caller. Never more of one is read than the limit of K11 and one character.
#pragma once

#include <cstddef>
#include <string>

#include "abi/api.h"
#include "model/constants.h"
#include "model/errors.h"
#include "model/job.h"

namespace winfax::abi {

// Characters before the NUL, or kTooLong.
inline constexpr std::size_t kTooLong = static_cast<std::size_t>(-1);

template <class Char>
std::size_t boundedLength(const Char* text) {
    for (std::size_t length = 0; length <= model::kMaxTextLength; ++length) {
        if (text[length] == Char{}) return length;
    }
    return kTooLong;
}

// UTF-16 out of a string of the caller: its code page (A9) or as it is.
std::u16string toUtf16(const CHAR* text, std::size_t length);
std::u16string toUtf16(const WCHAR* text, std::size_t length);

// The string, or absent for NULL. invalidParameter when it is too long (K11).
template <class Char>
model::Result<model::Text> liftText(const Char* text) {
    if (text == nullptr) return model::Text();
    const std::size_t length = boundedLength(text);
    if (length != kTooLong) {
        std::u16string converted = toUtf16(text, length);
        if (converted.size() <= model::kMaxTextLength) return model::Text(std::move(converted));
    }
    return model::fail(model::ErrorCode::invalidParameter,
                       "a string has more than " + std::to_string(model::kMaxTextLength) +
                           " characters or is not ended by NUL");
}

}  // namespace winfax::abi
