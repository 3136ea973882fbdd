// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace winfax::service {

inline constexpr std::string_view kVersion = WINFAX_VERSION;  // from the project() of CMake

}  // namespace winfax::service
