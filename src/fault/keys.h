// SPDX-License-Identifier: MIT
// The keys of a fault, wherever it is written.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "fault/fault.h"

namespace winfax::fault {

enum class KeyKind : std::uint8_t { text, number, flag };

struct Key {
    std::string_view name;
    KeyKind kind;
    // Puts the value in. What was expected when it is none, else "".
    std::string (*set)(Fault& fault, std::string_view value);
    // The value as text, or "" where the fault does not have it; of a flag "true".
    std::string (*get)(const Fault& fault);
};

std::span<const Key> keys();

// nullptr when there is none; '-' counts as '_'.
const Key* keyNamed(std::string_view name);

// "error, times, ...".
std::string keyNames();

}  // namespace winfax::fault
