// SPDX-License-Identifier: MIT
// From names that people write to the ids of UserIdentity. May ask a directory server. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace winfax::platform {

// The id of the user or group that `name` (UTF-8) means. Linux: a name of the user or group
// database, else a number. Windows: DOMAIN\name, name or the text of a SID. nullopt when this
// machine knows no such user (or group: a group's name is no user's).
std::optional<std::string> userIdOf(std::string_view name);
std::optional<std::string> groupIdOf(std::string_view name);

}  // namespace winfax::platform
