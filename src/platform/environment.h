// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace winfax::platform {

// The variable in UTF-8, or nullopt when it is not set or empty. Always nullopt in set-uid (Linux)
// and elevated (Windows) processes: there nobody may steer us by environment. On Windows an elevated
// process is one whose token is of type TokenElevationTypeFull; a system without UAC (Wine) has none.
std::optional<std::string> environmentVariable(const char* name);

// Sets the variable of this process and of those that it starts; nullopt removes it. On Linux no other
// thread may look at the environment meanwhile.
void setEnvironmentVariable(const char* name, const std::optional<std::string>& value);

}  // namespace winfax::platform
