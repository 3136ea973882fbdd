// SPDX-License-Identifier: MIT
#include "service/access.h"

#include <gtest/gtest.h>

#include "model/constants.h"

namespace winfax::service {
namespace {

namespace right = model::right;

const platform::UserIdentity kOwner{"1000", u"owner", false, {}};
const platform::UserIdentity kAdministrator{"0", u"root", true, {}};
const platform::UserIdentity kOther{"1001", u"other", false, {}};

TEST(Access, H5_OwnerAndAdministratorsHoldEverything) {
    EXPECT_EQ(rightsOf(kOwner, kOwner), right::all);
    EXPECT_EQ(rightsOf(kAdministrator, kOwner), right::all);
}

TEST(Access, H5_OthersSubmitAndQuery) {
    EXPECT_EQ(rightsOf(kOther, kOwner),
              right::jobSubmit | right::jobQuery | right::portQuery | right::configQuery);
}

}  // namespace
}  // namespace winfax::service
