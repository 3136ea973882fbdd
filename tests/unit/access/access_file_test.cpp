// SPDX-License-Identifier: MIT
#include "access/access_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scratch_directory.h"

namespace winfax::access {
namespace {

namespace right = model::right;
using model::ErrorCode;
using testing::HasSubstr;
using testing::StartsWith;

AccessList parsed(const std::string& text) {
    const auto list = parseAccess(text, "rights.toml");
    EXPECT_TRUE(list) << list.error().detail;
    return list.value_or(AccessList{});
}

TEST(AccessFile, H5_AMissingFileIsTheDefault) {
    EXPECT_EQ(readAccessFile("a-folder-that-is-not-there/rights.toml").value(), defaultList());
}

TEST(AccessFile, H5_WithoutALineForEveryoneTheDefaultHolds) {
    EXPECT_EQ(parsed(""), defaultList());
    EXPECT_EQ(parsed("[users]\nbob = [\"all\"]\n").entries.front(), defaultList().entries.front());
}

TEST(AccessFile, HoldsUsersGroupsAndEveryone) {
    const AccessList list = parsed(R"(
everyone = ["none"]
[users]
"alice" = ["job-submit", "job-query"]
"FIRM\\bob" = ["all"]
1000 = []
[groups]
"S-1-5-32-545" = ["config-set", "port-set", "job-manage"]
'FIRM\fax operators' = ["port-query", "config-query"]
)");
    EXPECT_EQ(
        list.entries,
        (std::vector<Entry>{
            {Holder::everyone, "", right::none},
            {Holder::group, "FIRM\\fax operators", right::portQuery | right::configQuery},
            {Holder::group, "S-1-5-32-545", right::configSet | right::portSet | right::jobManage},
            {Holder::user, "1000", right::none},
            {Holder::user, "FIRM\\bob", right::all},
            {Holder::user, "alice", right::jobSubmit | right::jobQuery},
        }));
}

struct BadFile {
    const char* text;
    const char* begins;
    const char* says;
};

class BadAccessFile : public testing::TestWithParam<BadFile> {};

TEST_P(BadAccessFile, NamesFileLineKeyAndWhatWouldDo) {
    const auto list = parseAccess(GetParam().text, "rights.toml");
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().code, ErrorCode::invalidData);
    EXPECT_THAT(list.error().detail, StartsWith(GetParam().begins));
    EXPECT_THAT(list.error().detail, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadAccessFile,
    testing::Values(
        BadFile{"[user]\n", "rights.toml:1: user: unknown", "[users] and [groups]"},
        BadFile{"\neverybody = []\n", "rights.toml:2: everybody: unknown", "everyone"},
        BadFile{"users = []\n", "rights.toml:1: users: ", "section [users]"},
        BadFile{"everyone = \"all\"\n", "rights.toml:1: everyone: ", "[\"job-submit\""},
        BadFile{"[users]\nbob = 7\n", "rights.toml:2: users.\"bob\": ", "list of rights"},
        BadFile{"[users]\nbob = [\n  \"job-submit\",\n  \"job-sumbit\"]\n",
                "rights.toml:4: users.\"bob\": 'job-sumbit' is no right", "job-submit, job-query"},
        BadFile{"[groups]\nfax = [1]\n", "rights.toml:2: groups.\"fax\": that is no text", "all"},
        BadFile{"[users]\n\"\" = [\"all\"]\n", "rights.toml:2: users.\"\": ", "has no name"},
        BadFile{"[users]\nbob = []\nbob = []\n", "rights.toml:3: ", "bob"},
        BadFile{"[users\n", "rights.toml:1: ", ""}));

TEST(AccessFile, WhatIsWrittenIsReadBack) {
    const test::ScratchDirectory directory;
    const auto file = accessFile(directory.path());
    EXPECT_EQ(file.filename(), "rights.toml");
    auto list = normalForm({{{Holder::everyone, "", right::jobQuery},
                             {Holder::group, "FIRM\\fax \"A\"", right::all},
                             {Holder::group, "]\\", right::portSet},
                             {Holder::user, "J\xC3\xB6rg = Ann", right::none},
                             {Holder::user, "1000", right::jobSubmit | right::configSet}}});
    ASSERT_TRUE(list) << list.error().detail;
    ASSERT_TRUE(writeAccessFile(file, *list));
    EXPECT_EQ(readAccessFile(file).value(), *list);

    const AccessList nothing{{{Holder::everyone, "", right::none}}};
    ASSERT_TRUE(writeAccessFile(file, nothing));
    EXPECT_EQ(readAccessFile(file).value(), nothing);
}

TEST(AccessFile, AFolderInItsPlaceIsNoDefault) {
    const test::ScratchDirectory directory;
    EXPECT_FALSE(readAccessFile(directory.path()));
}

}  // namespace
}  // namespace winfax::access
