// SPDX-License-Identifier: MIT
// The rights of this very process, as Windows sees them in a real security descriptor. The owner of
// the instance is somebody else here, and the token is one that cannot act, as a client's is.
#include "access/system_check.h"

#include <gtest/gtest.h>

#include "access/access_rules.h"
#include "platform/win32/access_token.h"
#include "platform/win32/security.h"

namespace winfax::access {
namespace {

namespace right = model::right;
using platform::win32::TokenHandle;
using platform::win32::UniqueHandle;

constexpr std::uint32_t kAllSystemRights = right::all | right::administer;
const std::string kOwnerSid = "S-1-5-21-1-2-3-1001";
const std::string kStranger = "S-1-5-21-1-2-3-1002";

class SystemCheckTest : public testing::Test {
  protected:
    // Administrators hold everything, so the token under test must not be one of theirs: the group
    // is turned into one for denial only, as UAC does it.
    void SetUp() override {
        UniqueHandle process;
        ASSERT_TRUE(OpenProcessToken(GetCurrentProcess(), TOKEN_ALL_ACCESS, process.receive()));
        ASSERT_TRUE(DuplicateTokenEx(process.get(), TOKEN_QUERY | TOKEN_ADJUST_GROUPS, nullptr,
                                     SecurityIdentification, TokenImpersonation, whole_.receive()));
        SID_IDENTIFIER_AUTHORITY authority = SECURITY_NT_AUTHORITY;
        PSID administrators = nullptr;
        ASSERT_TRUE(AllocateAndInitializeSid(&authority, 2, SECURITY_BUILTIN_DOMAIN_RID,
                                             DOMAIN_ALIAS_RID_ADMINS, 0, 0, 0, 0, 0, 0,
                                             &administrators));
        SID_AND_ATTRIBUTES disabled{administrators, 0};
        UniqueHandle restricted;
        const BOOL made = CreateRestrictedToken(process.get(), 0, 1, &disabled, 0, nullptr, 0,
                                                nullptr, restricted.receive());
        FreeSid(administrators);
        ASSERT_TRUE(made) << GetLastError();
        UniqueHandle plain;
        ASSERT_TRUE(DuplicateTokenEx(restricted.get(), TOKEN_QUERY, nullptr, SecurityIdentification,
                                     TokenImpersonation, plain.receive()))
            << GetLastError();
        platform::win32::AccountNames names;
        const auto identity = platform::win32::identityOfToken(plain.get(), names);
        ASSERT_TRUE(identity) << identity.error().detail;
        user_ = *identity;
        plain_ = std::make_unique<TokenHandle>(std::move(plain));
    }

    std::uint32_t rights(const std::vector<Grant>& grants) {
        const auto check = makeSystemCheck(grants, kOwnerSid);
        EXPECT_TRUE(check) << check.error().detail;
        const auto rights = (*check)->rightsOf(*plain_);
        EXPECT_TRUE(rights) << rights.error().detail;
        // Ids come to the same.
        EXPECT_EQ(rightsByIds(grants, kOwnerSid, user_), *rights);
        return *rights;
    }

    UniqueHandle whole_;
    std::unique_ptr<TokenHandle> plain_;
    platform::UserIdentity user_;
};

TEST_F(SystemCheckTest, WithoutAGrantNothing) {
    ASSERT_FALSE(user_.administrator);
    EXPECT_EQ(rights({}), right::none);
    EXPECT_EQ(rights({{Holder::everyone, "", right::none}}), right::none);
    EXPECT_EQ(rights({{Holder::user, kStranger, right::all}}), right::none);
}

TEST_F(SystemCheckTest, WhatTheUserWasGiven) {
    EXPECT_EQ(rights({{Holder::user, user_.id, right::jobSubmit}}), right::jobSubmit);
}

TEST_F(SystemCheckTest, WhatAGroupWasGiven) {
    ASSERT_FALSE(user_.groups.empty());
    EXPECT_EQ(rights({{Holder::group, user_.groups.back(), right::portSet}}), right::portSet);
    EXPECT_EQ(rights({{Holder::group, kStranger, right::portSet}}), right::none);
}

TEST_F(SystemCheckTest, WhatEveryoneWasGiven) {
    EXPECT_EQ(rights({{Holder::everyone, "", right::jobQuery}}), right::jobQuery);
}

TEST_F(SystemCheckTest, RightsAddUp) {
    EXPECT_EQ(rights({{Holder::everyone, "", right::jobQuery},
                      {Holder::user, user_.id, right::configSet},
                      {Holder::group, user_.groups.front(), right::jobManage},
                      {Holder::user, kStranger, right::portSet}}),
              right::jobQuery | right::configSet | right::jobManage);
}

TEST_F(SystemCheckTest, EveryRightAlone) {
    for (std::uint32_t bit = 1; bit <= right::all; bit <<= 1) {
        EXPECT_EQ(rights({{Holder::user, user_.id, bit}}), bit);
    }
}

TEST_F(SystemCheckTest, H5_TheOwnerHoldsEverything) {
    const auto check = makeSystemCheck({}, user_.id);
    ASSERT_TRUE(check) << check.error().detail;
    EXPECT_EQ((*check)->rightsOf(*plain_), kAllSystemRights);
}

TEST_F(SystemCheckTest, H5_AdministratorsHoldEverything) {
    platform::win32::AccountNames names;
    const auto identity = platform::win32::identityOfToken(whole_.get(), names);
    ASSERT_TRUE(identity) << identity.error().detail;
    if (!identity->administrator) GTEST_SKIP() << "this process is no administrator's";
    const auto check = makeSystemCheck({}, kOwnerSid);
    ASSERT_TRUE(check) << check.error().detail;
    EXPECT_EQ((*check)->rightsOf(TokenHandle(std::move(whole_))), kAllSystemRights);
}

TEST_F(SystemCheckTest, ATokenGoesBeforeIds) {
    const auto rules = AccessRules::resolve({{{Holder::everyone, "", right::none},
                                              {Holder::user, user_.id, right::jobSubmit},
                                              {Holder::user, kStranger, right::portSet}}},
                                            {kOwnerSid, u"owner", false, {}});
    ASSERT_TRUE(rules) << rules.error().detail;
    const platform::UserIdentity stranger{kStranger, u"stranger", false, {}};
    EXPECT_EQ((*rules)->rightsOf(stranger, plain_.get()), right::jobSubmit);
    EXPECT_EQ((*rules)->rightsOf(stranger, nullptr), right::portSet);
}

TEST_F(SystemCheckTest, AsManyEntriesAsAListMayHave) {
    std::vector<Grant> grants;
    for (std::size_t i = 1; i < kMaxEntries; ++i) {
        grants.push_back(
            {Holder::user,
             "S-1-5-21-4294967295-4294967295-4294967295-" + std::to_string(4000000000u + i),
             right::all});
    }
    grants.push_back({Holder::user, user_.id, right::portQuery});
    EXPECT_EQ(rights(grants), right::portQuery);
}

}  // namespace
}  // namespace winfax::access
