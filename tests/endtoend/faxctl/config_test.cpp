// SPDX-License-Identifier: MIT
// faxctl config and log against a real service, whose owner the test is.
#include <gmock/gmock.h>

#include "faxctl_runs.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

class FaxctlConfig : public FaxctlAndService {
  protected:
    void SetUp() override { start("virtual"); }
    json configuration() { return faxctlJson({"config"}).at(0)["configuration"]; }
    json levels() {
        const json log = faxctlJson({"log"}).at(0);
        json names = json::array();
        for (const json& category : log["categories"]) {
            names.push_back(category["Level"]["name"]);
        }
        return names;
    }
};

TEST_F(FaxctlConfig, GetShowsAllMembersOrThoseNamed) {
    EXPECT_THAT(faxctl({"config"}).output, AllOf(HasSubstr("Retries               3\n"),
                                                 HasSubstr("ArchiveDirectory      -\n")));
    EXPECT_EQ(faxctl({"config", "get"}).output, faxctl({"config"}).output);
    EXPECT_EQ(faxctl({"config", "get", "retrydelay"}).output, "10\n");
    EXPECT_EQ(faxctlJson({"config", "get", "StopCheapTime", "Branding"}).at(0)["configuration"],
              (json{{"StopCheapTime", "07:00"}, {"Branding", false}}));
}

TEST_F(FaxctlConfig, SetChangesWhatIsNamedAndSurvivesACrash) {
    EXPECT_EQ(faxctl({"config", "set", "Retries=0", "StartCheapTime=18:30"}).output, "");
    const json changed = faxctlJson({"config", "set", "Branding=yes"}).at(0)["configuration"];
    EXPECT_EQ(changed["Branding"], true);
    restart();
    const json now = configuration();
    EXPECT_EQ(now, changed);
    EXPECT_EQ(now["Retries"], 0);
    EXPECT_EQ(now["StartCheapTime"], "18:30");
    EXPECT_EQ(now["RetryDelay"], 10);
}

TEST_F(FaxctlConfig, RetriesHaveTheirEffect) {  // M7
    EXPECT_EQ(faxctl({"config", "set", "Retries=1", "RetryDelay=1"}).exitCode, 0);
    EXPECT_EQ(faxctl({"send", document_, "--to", "999-9999-01"}).exitCode, 0);
    instance_->advanceClock("2s");
    EXPECT_EQ(faxctlJson({"jobs"}).at(0)["jobs"][0]["QueueStatus"]["name"], "JS_RETRYING");
    instance_->advanceClock("2m");
    EXPECT_EQ(faxctlJson({"jobs"}).at(0)["jobs"][0]["QueueStatus"]["name"], "JS_RETRIES_EXCEEDED");
}

TEST_F(FaxctlConfig, WhatTheServiceRefusesChangesNothing) {
    const auto refused =
        faxctl({"config", "set", "Retries=9", "ArchiveDirectory=here", "ArchiveOutgoingFaxes=yes"});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.output, AllOf(HasSubstr("'here' is no absolute path"),
                                      HasSubstr("ERROR_INVALID_PARAMETER")));
    EXPECT_EQ(configuration()["Retries"], 3);
    EXPECT_EQ(faxctl({"config", "set", "Retries=9", "Branding=perhaps"}).exitCode, 2);
    EXPECT_EQ(configuration()["Retries"], 3);
}

TEST_F(FaxctlConfig, LogLevelsAreShownAndSet) {  // I7
    EXPECT_THAT(faxctl({"log"}).output, AllOf(HasSubstr("outbound"), HasSubstr("Outgoing")));
    const json before = levels();
    ASSERT_EQ(before.size(), 4u);
    EXPECT_EQ(faxctl({"log", "set", "outbound=max", "Incoming=0"}).output, "");
    restart();
    EXPECT_EQ(levels(),
              json::array({before[0], "FAXLOG_LEVEL_MAX", "FAXLOG_LEVEL_NONE", before[3]}));
    const auto unknown = faxctl({"log", "set", "init=min", "fax=max"});
    EXPECT_EQ(unknown.exitCode, 2);
    EXPECT_THAT(unknown.output, HasSubstr("no category: fax: use one of init, outbound, inbound"));
}

}  // namespace
}  // namespace winfax
