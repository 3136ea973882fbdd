// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "tool/failure.h"

namespace winfax::tool {

// Whether what `option` gives can be sent over a line as TSID or CSID (F8): at most 20 printable
// characters of ASCII.
Expected<void> checkStationId(const char* option, const std::string& id);

}  // namespace winfax::tool
