// SPDX-License-Identifier: MIT
#include "platform/accounts.h"

#include <charconv>
#include <cstdint>
#include <limits>

#include "platform/posix/users.h"

namespace winfax::platform {
namespace {

// A number needs no entry in a database: containers and directories lend uids without one. The
// largest means "no id" to the kernel.
std::optional<std::string> numberIn(std::string_view text) {
    std::uint32_t number = 0;
    const char* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
    if (number == std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    return std::to_string(number);
}

template <class Id>
std::optional<std::string> idOf(std::string_view name, std::optional<Id> (*lookUp)(const char*)) {
    if (name.find('\0') != std::string_view::npos) return std::nullopt;
    if (const auto id = lookUp(std::string(name).c_str())) return std::to_string(*id);
    return numberIn(name);
}

}  // namespace

std::optional<std::string> userIdOf(std::string_view name) { return idOf(name, userNamed); }

std::optional<std::string> groupIdOf(std::string_view name) { return idOf(name, groupNamed); }

}  // namespace winfax::platform
