// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

namespace winfax::conformance {

// Decisions that cannot be seen on this platform, with the reason.
const std::map<std::string, std::string>& notOnThisPlatform();

}  // namespace winfax::conformance
