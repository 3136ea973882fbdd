// SPDX-License-Identifier: MIT
// lines.toml as toml++ has it: read, and written anew as a whole.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>

#include "tool/failure.h"
#include "tool/json_of.h"

namespace winfax::tool {

Expected<toml::table> parseLinesToml(const std::string& text);

// The sections [[key]]; made where there are none.
toml::array& sectionsOf(toml::table& root, std::string_view key);

// The whole text: a heading, the lines, the routes.
std::string textOfLines(toml::table& root);

Json jsonOfToml(const toml::node& node);

}  // namespace winfax::tool
