// SPDX-License-Identifier: MIT
#include "access/access_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace winfax::access {
namespace {

namespace right = model::right;
using testing::HasSubstr;

TEST(AccessList, H5_ByDefaultEveryoneSubmitsAndQueries) {
    const AccessList list = defaultList();
    ASSERT_EQ(list.entries.size(), 1u);
    EXPECT_EQ(list.entries[0],
              (Entry{Holder::everyone, "",
                     right::jobSubmit | right::jobQuery | right::portQuery | right::configQuery}));
    EXPECT_EQ(normalForm(list).value(), list);
}

TEST(AccessList, NormalFormIsSortedAndMentionsEveryone) {
    const auto list = normalForm({{{Holder::user, "zoe", right::all},
                                   {Holder::user, "alice", right::jobQuery},
                                   {Holder::group, "staff", right::jobSubmit}}});
    ASSERT_TRUE(list);
    EXPECT_EQ(list->entries, (std::vector<Entry>{{Holder::everyone, "", right::none},
                                                 {Holder::group, "staff", right::jobSubmit},
                                                 {Holder::user, "alice", right::jobQuery},
                                                 {Holder::user, "zoe", right::all}}));
}

TEST(AccessList, AUserAndAGroupMayHaveOneName) {
    EXPECT_TRUE(normalForm({{{Holder::user, "fax", 1}, {Holder::group, "fax", 2}}}));
}

struct BadList {
    const char* what;
    AccessList list;
    const char* message;
};

class BadAccessList : public testing::TestWithParam<BadList> {};

TEST_P(BadAccessList, IsRefusedAndNamed) {
    const auto list = normalForm(GetParam().list);
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().code, model::ErrorCode::invalidParameter);
    EXPECT_THAT(list.error().detail, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Lists, BadAccessList,
    testing::Values(
        BadList{"Twice", {{{Holder::user, "bob", 1}, {Holder::user, "bob", 2}}}, "user 'bob'"},
        BadList{"EveryoneTwice", {{{Holder::everyone, "", 1}, {Holder::everyone, "", 2}}}, "twice"},
        BadList{"NamedEveryone", {{{Holder::everyone, "all", 1}}}, "'all'"},
        BadList{"NoName", {{{Holder::group, "", 1}}}, "group '' has no name"},
        BadList{"ControlCharacter", {{{Holder::user, "a\nb", 1}}}, "control characters"},
        BadList{"LongName", {{{Holder::user, std::string(513, 'x'), 1}}}, "513 bytes"},
        BadList{"Administer", {{{Holder::user, "eve", right::administer}}}, "128 of user 'eve'"},
        BadList{"UnknownBits", {{{Holder::user, "eve", 0x10001}}}, "65537"}),
    [](const auto& info) { return std::string(info.param.what); });

TEST(AccessList, HasALimit) {
    AccessList list;
    for (std::size_t i = 1; i < kMaxEntries; ++i) {
        list.entries.push_back({Holder::user, std::to_string(i), 1});
    }
    EXPECT_TRUE(normalForm(list));  // with everyone, who is not mentioned
    list.entries.push_back({Holder::user, "one more", 1});
    EXPECT_THAT(normalForm(list).error().detail, HasSubstr("501 entries"));
}

}  // namespace
}  // namespace winfax::access
