// SPDX-License-Identifier: MIT
// Faults as a file: [[fault]] tables with `function` and the keys of fault.h.
#pragma once

#include <string>
#include <vector>

#include "fault/fault.h"
#include "platform/path.h"

namespace winfax::fault {

// `name` stands for the file in messages. invalidData with name, line and key.
model::Result<std::vector<Fault>> parseFaultsFile(const std::string& text, const std::string& name);

// fileNotFound when there is none.
model::Result<std::vector<Fault>> readFaultsFile(const platform::Path& file);

// What WINFAX_FAULTS says: a path that ends in ".toml", or the text of parseFaults(). Nothing when
// it is not set, and never anything in set-uid and elevated processes. The error begins with the
// variable's name.
model::Result<std::vector<Fault>> faultsFromEnvironment();

}  // namespace winfax::fault
