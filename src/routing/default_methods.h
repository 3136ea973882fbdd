// SPDX-License-Identifier: MIT
// The four methods that every server has, under their published GUIDs.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "routing/method.h"

namespace winfax::routing {

enum class DefaultMethod : std::uint8_t { storeInFolder, print, email, inbox };

// In the order of priority that a new instance has.
std::vector<Method> defaultMethods();

// nullopt for a method of an extension. `guid` is canonical.
std::optional<DefaultMethod> defaultMethodOf(std::u16string_view guid);

}  // namespace winfax::routing
