// SPDX-License-Identifier: MIT
// Who was given which rights in an instance, by name, as an administrator wrote it. Rights add up:
// a user has what he, his groups and everyone were given; there is no entry that takes away.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/constants.h"
#include "model/errors.h"

namespace winfax::access {

enum class Holder : std::uint8_t { everyone, group, user };

struct Entry {
    Holder holder = Holder::everyone;
    std::string name;  // UTF-8, as docs/rights.md says; empty for everyone
    std::uint32_t rights = 0;
    bool operator==(const Entry&) const = default;
};

struct AccessList {
    std::vector<Entry> entries;
    bool operator==(const AccessList&) const = default;
};

// An access control list of Windows has 64 KB, which is room for more entries than these.
inline constexpr std::size_t kMaxEntries = 500;
inline constexpr std::size_t kMaxNameBytes = 512;

// What everyone holds where nothing else was said (H5).
inline constexpr std::uint32_t kDefaultRights = model::right::jobSubmit | model::right::jobQuery |
                                                model::right::portQuery | model::right::configQuery;

AccessList defaultList();

// "user 'alice'", "everyone": for messages.
std::string describe(const Entry& entry);

// invalidParameter when the entry has no name or one that no account can have, or gives what is no
// right.
model::Result<void> checkEntry(const Entry& entry);

// The list in its one normal form: everyone first (with nothing, when it was not mentioned), then
// groups, then users, by name. invalidParameter when an entry is bad or twice in it, or when there
// are too many.
model::Result<AccessList> normalForm(AccessList list);

}  // namespace winfax::access
