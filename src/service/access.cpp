// SPDX-License-Identifier: MIT
#include "service/access.h"

#include "model/constants.h"

namespace winfax::service {

std::uint32_t rightsOf(const platform::UserIdentity& user, const platform::UserIdentity& owner) {
    namespace right = model::right;
    if (user.administrator || user.sameUser(owner)) return right::all;
    return right::jobSubmit | right::jobQuery | right::portQuery | right::configQuery;
}

}  // namespace winfax::service
