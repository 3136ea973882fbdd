// SPDX-License-Identifier: MIT
// The members of FAX_CONFIGURATION as text, under the names that they have in C. No I/O.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/configuration.h"
#include "tool/failure.h"

namespace winfax::tool {

// Name and value of each member in order: a number, "yes" or "no", "20:00", a path or "-".
std::vector<std::pair<std::string, std::string>> membersOf(const model::Configuration& values);

// The member's own way to write its name, however `name` is written.
Expected<std::string> memberNamed(const std::string& name);

// "Retries=5" and the like: a whole number, yes or no (on, off, true, false, 1, 0), a time of day
// as 20:00, a path; nothing behind "=" removes a path.
Expected<void> assign(model::Configuration& values, const std::string& assignment);

}  // namespace winfax::tool
