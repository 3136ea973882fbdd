// SPDX-License-Identifier: MIT
#include "platform/paths.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "../../support/environment_guard.h"
#include "platform/posix/users.h"

namespace winfax::platform {
namespace {

using test::EnvironmentGuard;

TEST(PosixPaths, WhatCannotBeAPathIsRefused) {
    EXPECT_TRUE(pathFromUtf16(std::u16string(u"a") + char16_t{0xD800}).empty());
    EXPECT_TRUE(pathFromUtf16(std::u16string(1, char16_t{0xDC00}) + u"a").empty());
    using namespace std::string_literals;
    EXPECT_TRUE(pathFromUtf8("a\0b"s).empty());
    EXPECT_TRUE(pathFromUtf16(u"a\0b"s).empty());
}

TEST(PosixPaths, BytesThatAreNoTextStayWhatTheyAre) {
    EXPECT_EQ(utf8FromPath(pathFromUtf8("\xFF.tif")), "\xFF.tif");
    EXPECT_EQ(utf16FromPath(pathFromUtf8("\xFF.tif")), u"\uFFFD.tif");
}

TEST(PosixPaths, BaseDirectoriesFollowXdg) {
    const EnvironmentGuard home("HOME", "/home/somebody");
    const EnvironmentGuard state("XDG_STATE_HOME", std::nullopt);
    const EnvironmentGuard config("XDG_CONFIG_HOME", std::nullopt);
    EXPECT_EQ(userStateRoot().native(), "/home/somebody/.local/state/winfax");
    EXPECT_EQ(userConfigDirectory().native(), "/home/somebody/.config/winfax");
    const EnvironmentGuard otherState("XDG_STATE_HOME", "/state");
    const EnvironmentGuard relativeConfig("XDG_CONFIG_HOME", "config");
    EXPECT_EQ(userStateRoot().native(), "/state/winfax");
    EXPECT_EQ(userConfigDirectory().native(), "/home/somebody/.config/winfax")
        << "relative ones are void";
}

TEST(PosixPaths, WithoutHomeTheUserDatabaseIsAsked) {
    const auto account = accountOf(::geteuid());
    if (!account) GTEST_SKIP() << "NOT TESTED: this user is not in the user database";
    const EnvironmentGuard home("HOME", std::nullopt);
    const EnvironmentGuard state("XDG_STATE_HOME", std::nullopt);
    EXPECT_EQ(userStateRoot().native(), account->homeDirectory + "/.local/state/winfax");
}

TEST(Users, UnknownNumberIsItsOwnName) {
    constexpr uid_t kNobodysNumber = 4000000123;
    const UserIdentity identity = identityOf(kNobodysNumber, 77);
    EXPECT_EQ(identity.id, "4000000123");
    EXPECT_EQ(identity.name, u"4000000123");
    EXPECT_FALSE(identity.administrator);
    EXPECT_EQ(identity.groups, std::vector<std::string>{"77"});
}

TEST(Users, RootIsTheAdministrator) {
    EXPECT_TRUE(identityOf(0, 0).administrator);
    EXPECT_EQ(userNamed("root"), 0u);
    EXPECT_EQ(groupNamed("root"), 0u);
    EXPECT_EQ(userNamed("no such user"), std::nullopt);
}

}  // namespace
}  // namespace winfax::platform
