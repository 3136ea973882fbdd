// SPDX-License-Identifier: MIT
#pragma once

#include <toml++/toml.h>

#include <string>

#include "line/modem/settings.h"
#include "model/errors.h"

namespace winfax::line {

// Out of one [[line]] of lines.toml. name, type and device are not this one's business. invalidData
// names file, line, key and what was expected; an unknown key is an error.
model::Result<ModemSettings> parseModemSettings(const toml::table& table,
                                                const std::string& fileName);

}  // namespace winfax::line
