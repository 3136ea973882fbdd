// SPDX-License-Identifier: MIT
// The access rights as people write them: in rights.toml and after faxctl rights.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winfax::access {

// "job-submit", or "all" or "none"; nullopt for any other text.
std::optional<std::uint32_t> rightNamed(std::string_view name);

// The names of a set of rights: {"all"} for all of them, nothing for none. Bits that are no right
// of the API have no name.
std::vector<std::string> namesOfRights(std::uint32_t rights);

// Every name that rightNamed() knows, for messages: "job-submit, job-query, ...".
std::string knownRightNames();

}  // namespace winfax::access
