// SPDX-License-Identifier: MIT
#include "access/grants.h"

#include <algorithm>

#include "model/constants.h"

namespace winfax::access {

namespace {

bool standsFor(const Grant& grant, const platform::UserIdentity& user) {
    switch (grant.holder) {
        case Holder::everyone:
            return true;
        case Holder::group:
            return std::ranges::find(user.groups, grant.id) != user.groups.end();
        case Holder::user:
            return grant.id == user.id;
    }
    return false;
}

}  // namespace

std::uint32_t rightsByIds(std::span<const Grant> grants, const std::string& owner,
                          const platform::UserIdentity& user) {
    if (user.administrator || (!owner.empty() && user.id == owner)) {
        return model::right::all | model::right::administer;
    }
    std::uint32_t rights = model::right::none;
    for (const Grant& grant : grants) {
        if (standsFor(grant, user)) rights |= grant.rights;
    }
    return rights & model::right::all;
}

}  // namespace winfax::access
