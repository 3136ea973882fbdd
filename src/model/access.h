// SPDX-License-Identifier: MIT
#pragma once

#include "model/job.h"

namespace winfax::model {

// Rights given to a user, to a group or to everyone, as an administrator of the instance wrote
// them.
struct AccessEntry {
    Text kind;  // "user", "group" or "everyone"
    Text name;  // absent for everyone
    std::uint32_t rights = 0;

    static constexpr void fields(auto&& f, auto&... s) {
        f("kind", as::text, s.kind...);
        f("name", as::person, s.name...);
        f("rights", as::rights, s.rights...);
    }
    bool operator==(const AccessEntry&) const = default;
};

}  // namespace winfax::model
