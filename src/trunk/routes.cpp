// SPDX-License-Identifier: MIT
#include "trunk/routes.h"

#include <algorithm>

#include "line/number_pattern.h"

namespace winfax::trunk {

std::optional<std::string> Routes::instanceOf(std::u16string_view number) const {
    const auto found = std::ranges::find_if(
        routes_, [&](const Route& route) { return line::numberMatches(route.number, number); });
    if (found == routes_.end()) return std::nullopt;
    return found->instance;
}

}  // namespace winfax::trunk
