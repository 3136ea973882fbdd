// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace winfax::endtoend {

// Lets this process hold so many connections. The reason why it cannot be; empty when it can.
std::string allowHandles(std::size_t count);

}  // namespace winfax::endtoend
