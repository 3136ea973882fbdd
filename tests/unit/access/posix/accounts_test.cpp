// SPDX-License-Identifier: MIT
// Names of the machine's user and group databases, and what they come to in a list of rights.
#include "platform/accounts.h"

#include <grp.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "access/access_rules.h"
#include "platform/posix/users.h"

namespace winfax::platform {
namespace {

namespace right = model::right;
using access::AccessRules;
using access::Holder;

TEST(Accounts, NamesAndNumbersMeanIds) {
    EXPECT_EQ(userIdOf("root"), "0");
    EXPECT_EQ(groupIdOf("root"), "0");
    EXPECT_EQ(userIdOf("4000000001"), "4000000001");
    EXPECT_EQ(groupIdOf("007"), "7");
}

TEST(Accounts, WhatNobodyIsNamedIsNone) {
    using namespace std::string_view_literals;
    for (const auto name :
         {""sv, "no-such-user"sv, "-1"sv, "4294967295"sv, "4294967296"sv, "1 "sv, "root\0x"sv}) {
        EXPECT_EQ(userIdOf(name), std::nullopt) << name;
        EXPECT_EQ(groupIdOf(name), std::nullopt) << name;
    }
}

// A group of this machine that has a member in the database, with that member.
std::optional<std::pair<std::string, std::string>> someMembership() {
    std::optional<std::pair<std::string, std::string>> found;
    setgrent();
    while (const group* entry = getgrent()) {
        const char* member = entry->gr_mem[0];
        if (member == nullptr || !userNamed(member) || *userNamed(member) == 0) continue;
        found.emplace(entry->gr_name, member);
        break;
    }
    endgrent();
    return found;
}

TEST(Accounts, AGroupOfTheDatabaseGivesItsMembersTheirRights) {
    const auto membership = someMembership();
    if (!membership) GTEST_SKIP() << "no group of this machine has a member other than root";
    const auto& [group, member] = *membership;
    const UserIdentity owner{"0", u"root", true, {}};
    const auto rules = AccessRules::resolve(
        {{{Holder::everyone, "", right::none}, {Holder::group, group, right::portSet}}}, owner);
    ASSERT_TRUE(rules) << rules.error().detail;
    EXPECT_EQ((*rules)->rightsOf(identityOf(*userNamed(member.c_str()), 65534), nullptr),
              right::portSet);
    EXPECT_EQ((*rules)->rightsOf({"4000000001", u"", false, {"4000000001"}}, nullptr), right::none);
}

TEST(Accounts, ThePrimaryGroupOfTheDatabaseCounts) {
    const auto nobody = accountOf(65534);
    if (!nobody) GTEST_SKIP() << "this machine has no user 65534";
    const UserIdentity identity = identityOf(65534, nobody->group);
    const auto rules =
        AccessRules::resolve({{{Holder::everyone, "", right::none},
                               {Holder::user, nobody->loginName, right::jobSubmit},
                               {Holder::group, std::to_string(nobody->group), right::jobQuery}}},
                             {"0", u"root", true, {}});
    ASSERT_TRUE(rules) << rules.error().detail;
    EXPECT_EQ((*rules)->rightsOf(identity, nullptr), right::jobSubmit | right::jobQuery);
}

}  // namespace
}  // namespace winfax::platform
