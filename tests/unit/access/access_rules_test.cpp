// SPDX-License-Identifier: MIT
// Without a token: ids decide, as they do for every peer on Linux.
#include "access/access_rules.h"

#include <gtest/gtest.h>

namespace winfax::access {
namespace {

namespace right = model::right;
using platform::UserIdentity;

constexpr std::uint32_t kEverything = right::all | right::administer;

const UserIdentity kOwner{"S-1-5-21-1-2-3-1000", u"owner", false, {}};
const std::vector<Grant> kGrants{
    {Holder::everyone, "", right::jobQuery},
    {Holder::user, "1001", right::jobSubmit},
    {Holder::group, "1001", right::portSet},
    {Holder::group, "50", right::configSet | right::configQuery},
};

std::uint32_t rightsOf(const UserIdentity& user) { return rightsByIds(kGrants, kOwner.id, user); }

TEST(AccessRules, H5_OwnerAndAdministratorsHoldEverything) {
    EXPECT_EQ(rightsOf(kOwner), kEverything);
    EXPECT_EQ(rightsOf({"0", u"root", true, {}}), kEverything);
    EXPECT_EQ(rightsByIds({}, kOwner.id, kOwner), kEverything);  // nobody locks himself out
}

TEST(AccessRules, AUserHasWhatHeHisGroupsAndEveryoneWereGiven) {
    EXPECT_EQ(rightsOf({"1002", u"", false, {}}), right::jobQuery);
    EXPECT_EQ(rightsOf({"1001", u"", false, {}}), right::jobQuery | right::jobSubmit);
    EXPECT_EQ(rightsOf({"1001", u"", false, {"7", "50"}}),
              right::jobQuery | right::jobSubmit | right::configSet | right::configQuery);
}

TEST(AccessRules, UidsAndGidsAreNotMixedUp) {
    EXPECT_EQ(rightsOf({"50", u"", false, {"1001"}}), right::jobQuery | right::portSet);
}

TEST(AccessRules, NobodyIsTheOwnerOfAnInstanceWithoutAnId) {
    EXPECT_EQ(rightsByIds({}, "", {"", u"", false, {}}), right::none);
}

TEST(AccessRules, AGrantNeverMakesAnAdministrator) {
    EXPECT_EQ(rightsByIds(std::vector<Grant>{{Holder::everyone, "", 0xFFFFFFFF}}, kOwner.id,
                          {"1", u"", false, {}}),
              right::all);
}

TEST(AccessRules, UnknownNamesGiveNothingAndAreTold) {
    const UserIdentity owner = platform::currentUser();
    const Entry unknownUser{Holder::user, "no-such-user-of-this-machine", right::all};
    const Entry unknownGroup{Holder::group, "no-such-group-of-this-machine", right::all};
    const auto rules = AccessRules::resolve(
        {{{Holder::everyone, "", right::none}, unknownGroup, unknownUser}}, owner);
    ASSERT_TRUE(rules) << rules.error().detail;
    EXPECT_EQ((*rules)->unknown(), (std::vector<Entry>{unknownGroup, unknownUser}));
    EXPECT_EQ((*rules)->list().entries.size(), 3u);
    EXPECT_EQ((*rules)->rightsOf({"4711", u"", false, {"4712"}}, nullptr), right::none);
    EXPECT_EQ((*rules)->rightsOf(owner, nullptr), kEverything);
}

}  // namespace
}  // namespace winfax::access
