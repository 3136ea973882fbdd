// SPDX-License-Identifier: MIT
#include "client/profile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace winfax::client {
namespace {

class ProfileTest : public testing::Test {
protected:
    void SetUp() override {
        const auto* const info = testing::UnitTest::GetInstance()->current_test_info();
        directory = std::filesystem::temp_directory_path() /
                    ("winfax-profile-" + std::string(info->name()) + "-" +
                     std::to_string(reinterpret_cast<std::uintptr_t>(this)));
        std::filesystem::remove_all(directory);
        std::filesystem::create_directories(directory);
        path = directory / "profile.toml";
    }
    void TearDown() override { std::filesystem::remove_all(directory); }
    void write(const std::string& content) { std::ofstream(path, std::ios::binary) << content; }
    std::string complaint() {
        const auto profile = readProfileFile(path);
        EXPECT_FALSE(profile);
        if (profile) return {};
        EXPECT_EQ(profile.error().code, model::ErrorCode::invalidData);
        return profile.error().detail;
    }

    std::filesystem::path directory;
    std::filesystem::path path;
};

TEST_F(ProfileTest, MissingFileIsAnEmptyProfile) {
    EXPECT_EQ(readProfileFile(path).value(), Profile{});
}

TEST_F(ProfileTest, ReadsEveryKindOfText) {
    write("name = \"J\\u00fcrgen \xE2\x82\xAC\"\ncompany = ''\n# nothing else\n");
    const auto profile = readProfileFile(path).value();
    EXPECT_EQ(profile.Name, u"J\u00fcrgen \u20ac");
    EXPECT_EQ(profile.Company, u"");
    EXPECT_FALSE(profile.Tsid);
}

TEST_F(ProfileTest, WhatIsWrittenIsRead) {
    Profile profile;
    profile.Name = u"\"A\" \\ B\n\u0001\u007f\U0001F4E0";
    profile.BillingCode = u"";
    profile.OfficePhone = u"+1 555 0100";
    ASSERT_TRUE(writeProfileFile(path, profile));
    EXPECT_EQ(readProfileFile(path).value(), profile);
}

TEST_F(ProfileTest, UnknownKeyNamesFileLineKeyAndWhatWouldDo) {
    write("name = \"x\"\nfax = \"1\"\n");
    const std::string said = complaint();
    for (const char* part : {"profile.toml", "line 2", "'fax'", "fax_number", "billing_code"}) {
        EXPECT_NE(said.find(part), std::string::npos) << said;
    }
}

TEST_F(ProfileTest, ValueThatIsNoText) {
    write("tsid = 5\n");
    const std::string said = complaint();
    EXPECT_NE(said.find("line 1"), std::string::npos) << said;
    EXPECT_NE(said.find("'tsid'"), std::string::npos) << said;
}

TEST_F(ProfileTest, SyntaxErrorNamesTheLine) {
    write("name = \"x\"\n\ntsid = \n");
    EXPECT_NE(complaint().find("line 3"), std::string::npos);
}

TEST_F(ProfileTest, K11_TextThatIsTooLong) {
    write("name = \"" + std::string(32'768, 'x') + "\"\n");
    EXPECT_NE(complaint().find("'name'"), std::string::npos);
}

TEST(ProfileValues, GoToTheSendersMembers) {
    Profile profile;
    profile.Name = u"n";
    profile.Department = u"d";
    profile.FaxNumber = u"f";
    const auto params = jobParamOf(profile);
    EXPECT_EQ(params.SenderName, u"n");
    EXPECT_EQ(params.SenderDept, u"d");
    EXPECT_FALSE(params.RecipientNumber);
    const auto cover = coverPageOf(profile);
    EXPECT_EQ(cover.SdrName, u"n");
    EXPECT_EQ(cover.SdrDepartment, u"d");
    EXPECT_EQ(cover.SdrFaxNumber, u"f");
    EXPECT_FALSE(cover.CoverPageName);
}

}  // namespace
}  // namespace winfax::client
