// SPDX-License-Identifier: MIT
// lines.toml as toml++ has it: read, and written anew as a whole.
#pragma once

// As in client/profile.cpp.
#define TOML_ENABLE_WINDOWS_COMPAT 0
#define TOML_FLOAT_CHARCONV 1
#include <toml++/toml.h>

#include <string>
#include <string_view>

#include "tool/failure.h"
#include "tool/json_of.h"

namespace winfax::tool {

Expected<toml::table> parseLinesToml(const std::string& text);

// Puts a value as it is written in TOML (12, true, ["V.17"], "text") under that key; what is none
// is a text.
void insertWritten(toml::table& table, const std::string& key, const std::string& value);

// The sections [[key]]; made where there are none.
toml::array& sectionsOf(toml::table& root, std::string_view key);

// The whole text: a heading, the lines, the routes.
std::string textOfLines(toml::table& root);

Json jsonOfToml(const toml::node& node);

}  // namespace winfax::tool
