// SPDX-License-Identifier: MIT
#include "tool/configuration_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace winfax::tool {
namespace {

using model::Configuration;
using testing::HasSubstr;
using testing::Pair;

// What `assignment` is refused with, "what: value: advice".
std::string refusal(const std::string& assignment) {
    Configuration values;
    const auto assigned = assign(values, assignment);
    EXPECT_EQ(values, Configuration()) << assignment;
    if (assigned) return "taken";
    EXPECT_EQ(assigned.error().exitCode, ExitCode::usage);
    return lineOf(assigned.error());
}

TEST(ConfigurationText, ShowsEveryMemberUnderItsNameInC) {
    Configuration values;
    values.Branding = 2;  // L14
    values.ArchiveDirectory = u"/srv/f\u00e4x";
    EXPECT_THAT(membersOf(values),
                testing::ElementsAre(
                    Pair("Retries", "3"), Pair("RetryDelay", "10"), Pair("DirtyDays", "30"),
                    Pair("Branding", "yes"), Pair("UseDeviceTsid", "no"), Pair("ServerCp", "no"),
                    Pair("PauseServerQueue", "no"), Pair("StartCheapTime", "20:00"),
                    Pair("StopCheapTime", "07:00"), Pair("ArchiveOutgoingFaxes", "no"),
                    Pair("ArchiveDirectory", "/srv/f\u00e4x")));
    EXPECT_THAT(membersOf({}), testing::Contains(Pair("ArchiveDirectory", "-")));
}

TEST(ConfigurationText, AssignsWhateverTheCaseOfTheName) {
    Configuration values;
    for (const char* assignment :
         {"Retries=7", "retrydelay=0", "DIRTYDAYS=4294967295", "Branding=Yes", "ServerCp=on",
          "PauseServerQueue=TRUE", "UseDeviceTsid=1", "StartCheapTime=9:05", "StopCheapTime=23:59",
          "ArchiveDirectory=/srv/a=b"}) {
        EXPECT_TRUE(assign(values, assignment)) << assignment;
    }
    EXPECT_EQ(values.Retries, 7u);
    EXPECT_EQ(values.RetryDelay, 0u);
    EXPECT_EQ(values.DirtyDays, 4294967295u);
    EXPECT_EQ(values.Branding + values.ServerCp + values.PauseServerQueue + values.UseDeviceTsid,
              4);
    EXPECT_EQ(values.StartCheapTime, (model::TimeOfDay{9, 5}));
    EXPECT_EQ(values.StopCheapTime, (model::TimeOfDay{23, 59}));
    EXPECT_EQ(values.ArchiveDirectory, u"/srv/a=b");
    EXPECT_TRUE(assign(values, "Branding=off"));
    EXPECT_EQ(values.Branding, 0);
    EXPECT_TRUE(assign(values, "ArchiveDirectory="));
    EXPECT_EQ(values.ArchiveDirectory, std::nullopt);
}

TEST(ConfigurationText, WhatCannotBeUnderstoodIsNamedWithWhatWouldDo) {
    EXPECT_EQ(refusal("Retries"), "faxctl: no value: Retries: write MEMBER=VALUE");
    EXPECT_THAT(refusal("Retry=1"),
                testing::AllOf(HasSubstr("no member: Retry: use one of Retries, RetryDelay, "),
                               HasSubstr("ArchiveDirectory")));
    EXPECT_THAT(refusal("=1"), HasSubstr("no member"));
    for (const char* number : {"", "-1", "+1", "1.5", "4294967296", "ten", "1 "}) {
        EXPECT_THAT(refusal("Retries=" + std::string(number)),
                    HasSubstr("write a whole number from 0 to 4294967295"));
    }
    EXPECT_EQ(refusal("Branding=maybe"), "faxctl: no value of Branding: maybe: write yes or no");
    EXPECT_EQ(refusal("startcheaptime=24:00"),
              "faxctl: no value of StartCheapTime: 24:00: write a time of day in UTC, 00:00 to "
              "23:59");
}

}  // namespace
}  // namespace winfax::tool
