// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace winfax::platform {

// Memory that is about to be written from end to end. Of much of it the system is asked to give
// large pages: one by one, to find and clear small ones costs more than to fill them.
void expectToFill(void* memory, std::size_t size) noexcept;

}  // namespace winfax::platform
