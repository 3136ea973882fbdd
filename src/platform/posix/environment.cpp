// SPDX-License-Identifier: MIT
#include "platform/environment.h"

#include <cstdlib>

namespace winfax::platform {

std::optional<std::string> environmentVariable(const char* name) {
    const char* value = secure_getenv(name);
    if (!value || !*value) return std::nullopt;
    return value;
}

}  // namespace winfax::platform
