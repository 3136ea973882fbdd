// SPDX-License-Identifier: MIT
#include "platform/identity.h"

#include <gtest/gtest.h>

#include <set>

namespace winfax::platform {
namespace {

TEST(Identity, OfThisProcess) {
    const UserIdentity user = currentUser();
    EXPECT_FALSE(user.id.empty());
    EXPECT_FALSE(user.name.empty());
    EXPECT_TRUE(user.sameUser(currentUser()));
    EXPECT_FALSE(user.sameUser(UserIdentity{}));
    EXPECT_FALSE(currentUserFullName().empty());
    EXPECT_NE(currentProcessId(), 0u);
    EXPECT_EQ(currentProcessId(), currentProcessId());
}

TEST(Identity, GroupsAreListedOnce) {
    const UserIdentity user = currentUser();
    EXPECT_FALSE(user.groups.empty());
    EXPECT_EQ(std::set<std::string>(user.groups.begin(), user.groups.end()).size(),
              user.groups.size());
}

}  // namespace
}  // namespace winfax::platform
