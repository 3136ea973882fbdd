// SPDX-License-Identifier: MIT
#include "platform/accounts.h"

#include <gtest/gtest.h>

#include "platform/identity.h"
#include "platform/win32/security.h"
#include "text/encoding.h"

namespace winfax::platform {
namespace {

TEST(Accounts, TheUserOfThisProcessIsFoundByNameAndSid) {
    const UserIdentity user = currentUser();
    EXPECT_EQ(userIdOf(text::toUtf8(user.name)), user.id) << text::toUtf8(user.name);
    EXPECT_EQ(userIdOf(user.id), user.id);
}

TEST(Accounts, GroupsAreFoundByNameAndSid) {
    EXPECT_EQ(groupIdOf("Administrators"), win32::kAdministratorsSid);
    EXPECT_EQ(groupIdOf(win32::kAdministratorsSid), win32::kAdministratorsSid);
    EXPECT_EQ(groupIdOf("Everyone"), win32::kEveryoneSid);
}

TEST(Accounts, AGroupIsNoUser) {
    EXPECT_EQ(userIdOf("Administrators"), std::nullopt);
    EXPECT_EQ(userIdOf(win32::kAdministratorsSid), std::nullopt);
}

TEST(Accounts, ASidThatNobodyKnowsIsTakenAsItIs) {
    EXPECT_EQ(userIdOf("S-1-5-21-1-2-3-4004"), "S-1-5-21-1-2-3-4004");
    EXPECT_EQ(groupIdOf("S-1-5-21-1-2-3-4004"), "S-1-5-21-1-2-3-4004");
}

TEST(Accounts, WhatNobodyIsNamedIsNone) {
    using namespace std::string_view_literals;
    for (const auto name : {""sv, "S-1-"sv, "S-1-5-x"sv, "no such user of this machine"sv,
                            "NOSUCHDOMAIN\\nobody"sv, "Everyone\0x"sv}) {
        EXPECT_EQ(userIdOf(name), std::nullopt) << name;
        EXPECT_EQ(groupIdOf(name), std::nullopt) << name;
    }
}

}  // namespace
}  // namespace winfax::platform
