// SPDX-License-Identifier: MIT
#include "platform/environment.h"

#include <cstdlib>

namespace winfax::platform {

std::optional<std::string> environmentVariable(const char* name) {
    const char* value = secure_getenv(name);
    if (!value || !*value) return std::nullopt;
    return value;
}

void setEnvironmentVariable(const char* name, const std::optional<std::string>& value) {
    if (value) {
        ::setenv(name, value->c_str(), 1);
    } else {
        ::unsetenv(name);
    }
}

}  // namespace winfax::platform
