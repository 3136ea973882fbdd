// SPDX-License-Identifier: MIT
#include "rig/boundary.h"

#include <algorithm>
#include <array>

namespace winfax::rig {

namespace {

// An array, because nothing has to be destroyed when a thread ends after this library was unloaded.
thread_local std::array<char, 4096> lastError{};

}  // namespace

void rememberError(std::string_view text) {
    const std::size_t length = std::min(text.size(), lastError.size() - 1);
    std::copy_n(text.data(), length, lastError.data());
    lastError[length] = '\0';
}

const char* rememberedError() { return lastError.data(); }

}  // namespace winfax::rig
