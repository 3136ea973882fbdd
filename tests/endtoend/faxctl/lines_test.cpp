// SPDX-License-Identifier: MIT
// faxctl lines against a real service, whose owner the test is.
#include <gmock/gmock.h>

#include "client/session.h"
#include "faxctl_runs.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

class FaxctlLines : public FaxctlAndService {
  protected:
    void SetUp() override { start("virtual"); }
    json line(std::size_t index) { return faxctlJson({"lines"}).at(0)["lines"][index]; }
};

TEST_F(FaxctlLines, F10_ShowsEachLineWithItsSettings) {
    const auto shown = faxctl({"lines", "show"});
    EXPECT_EQ(shown.exitCode, 0);
    EXPECT_THAT(shown.output, AllOf(HasSubstr("Line 1"), HasSubstr("Line 2"),
                                    HasSubstr("available"), HasSubstr("priority")));
    const json first = line(0);
    EXPECT_EQ(first["DeviceId"], 1);
    EXPECT_EQ(first["State"]["name"], "FPS_AVAILABLE");
    EXPECT_EQ(first["Flags"]["names"], json::array({"FPF_SEND", "FPF_VIRTUAL"}));
    EXPECT_EQ(first["Priority"], 1);
    EXPECT_EQ(first["jobId"], nullptr);
    EXPECT_EQ(first["deviceStatus"], nullptr);
}

TEST_F(FaxctlLines, ShowsTheJobPageByPage) {
    EXPECT_EQ(faxctl({"send", document_, "--to", "555-0100", "--name", "Ann"}).exitCode, 0);
    instance_->advanceClock("2s");
    EXPECT_THAT(faxctl({"lines"}).output,
                AllOf(HasSubstr("job 1 to 555-0100, page "), HasSubstr(" of 2")));
    const json busy = line(0);
    EXPECT_EQ(busy["jobId"], 1);
    EXPECT_EQ(busy["deviceStatus"]["RecipientName"], "Ann");
    EXPECT_EQ(busy["deviceStatus"]["TotalPages"], 2);
    instance_->waitUntilIdle();
    EXPECT_EQ(line(0)["jobId"], nullptr);
}

TEST_F(FaxctlLines, SetChangesWhatIsNamedAndSurvivesACrash) {  // F7
    const auto changed = faxctlJson({"lines", "set", "line 2", "--priority", "1", "--receive", "on",
                                     "--rings", "5", "--tsid", "+1 425", "--csid", ""});
    EXPECT_EQ(changed.at(0)["lines"][1]["Priority"], 1);
    restart();
    const json second = line(1);
    EXPECT_EQ(second["Rings"], 5);
    EXPECT_EQ(second["Flags"]["names"], json::array({"FPF_RECEIVE", "FPF_SEND", "FPF_VIRTUAL"}));
    EXPECT_EQ(second["Tsid"], "+1 425");
    EXPECT_EQ(second["Csid"], "");
    EXPECT_EQ(line(0)["Priority"], 2);
    EXPECT_EQ(faxctl({"lines", "set", "2", "--receive", "off"}).output, "");
    EXPECT_EQ(line(1)["Rings"], 5);
    EXPECT_EQ(line(1)["Flags"]["names"], json::array({"FPF_SEND", "FPF_VIRTUAL"}));
}

TEST_F(FaxctlLines, ALineThatDoesNotSendGetsNoJob) {
    EXPECT_EQ(faxctl({"lines", "set", "1", "--send", "off"}).exitCode, 0);
    EXPECT_EQ(faxctl({"send", document_, "--to", "555-0100"}).exitCode, 0);
    instance_->advanceClock("1s");
    EXPECT_EQ(line(0)["jobId"], nullptr);
    EXPECT_EQ(line(1)["jobId"], 1);
}

TEST_F(FaxctlLines, WhatCannotBeChangedIsNamed) {  // F7
    const auto unknown = faxctl({"lines", "set", "Line 9", "--rings", "1"});
    EXPECT_EQ(unknown.exitCode, 1);
    EXPECT_THAT(unknown.output, HasSubstr("no line: Line 9: name one by its id: 1 (Line 1), 2"));
    EXPECT_THAT(faxctl({"lines", "set", "9", "--rings", "1"}).output,
                HasSubstr("ERROR_BAD_UNIT 20"));
    EXPECT_THAT(faxctl({"lines", "set", "1", "--priority", "3"}).output,
                HasSubstr("Priority is 3 and must be 1 to 2"));
}

TEST_F(FaxctlLines, F3_WaitsForNobodyWhoHoldsTheLine) {
    const auto session = client::Session::connect();
    ASSERT_TRUE(session);
    ASSERT_TRUE((*session)->call<model::OpenPort>({1, model::port_open::modify}));
    const auto refused = faxctl({"lines", "set", "1", "--rings", "1"});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.output, AllOf(HasSubstr("line 1"), HasSubstr("ERROR_INVALID_HANDLE 6")));
    EXPECT_EQ(faxctl({"lines", "set", "2", "--rings", "1"}).exitCode, 0);
    EXPECT_EQ(faxctl({"lines"}).exitCode, 0);
}

}  // namespace
}  // namespace winfax
