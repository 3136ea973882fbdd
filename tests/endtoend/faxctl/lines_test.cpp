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

// ---- lines.toml ---------------------------------------------------------------------------------

class FaxctlLineConfiguration : public FaxctlLines {
  protected:
    json configuration() { return faxctlJson({"lines", "config"}).at(0); }
    Words names() {
        Words result;
        const json lines = faxctlJson({"lines"}).at(0)["lines"];
        for (const json& line : lines) result.push_back(line["DeviceName"]);
        return result;
    }
};

TEST_F(FaxctlLineConfiguration, LinesComeAndGoAndSurviveACrash) {
    const auto added =
        faxctlJson({"lines", "add", "B\u00fcro", "--type", "scripted", "--device", "9"});
    EXPECT_EQ(added.at(0)["lines"].at(2),
              (json{{"name", "B\u00fcro"}, {"type", "scripted"}, {"device", 9}}));
    EXPECT_EQ(faxctl({"lines", "remove", "line 1"}).output, "");
    EXPECT_EQ(names(), (Words{"Line 2", "B\u00fcro"}));
    restart();
    EXPECT_EQ(names(), (Words{"Line 2", "B\u00fcro"}));
    EXPECT_EQ(line(1)["DeviceId"], 9);
    EXPECT_EQ(faxctl({"lines", "change", "B\u00fcro", "--device", "1"}).exitCode, 0);
    EXPECT_EQ(names(), (Words{"B\u00fcro", "Line 2"}));
    EXPECT_THAT(faxctl({"lines", "config"}).output,
                HasSubstr("\n[[line]]\nname = \"B\u00fcro\"\ntype = \"scripted\"\ndevice = 1\n"));
}

TEST_F(FaxctlLineConfiguration, RoutesAreKeptWithTheLines) {
    EXPECT_EQ(faxctl({"lines", "route", "list"}).output, "no routes\n");
    EXPECT_EQ(faxctl({"lines", "route", "add", "555-02*", "other"}).exitCode, 0);
    EXPECT_THAT(faxctl({"lines", "route", "list"}).output,
                AllOf(HasSubstr("555-02*"), HasSubstr("other")));
    const auto bad = faxctl({"lines", "route", "add", "555", "an other"});
    EXPECT_EQ(bad.exitCode, 1);
    EXPECT_THAT(bad.output, AllOf(HasSubstr("route.instance: "), HasSubstr("\"an other\""),
                                  HasSubstr("ERROR_INVALID_DATA 13")));
    EXPECT_EQ(configuration()["routes"],
              json::array({json{{"number", "555-02*"}, {"instance", "other"}}}));
    EXPECT_EQ(faxctl({"lines", "route", "remove", "555-02*"}).exitCode, 0);
    EXPECT_EQ(configuration()["routes"], json::array());
}

TEST_F(FaxctlLineConfiguration, ALineWithACallCannotGo) {
    EXPECT_EQ(faxctl({"send", document_, "--to", "555-0100"}).exitCode, 0);
    instance_->advanceClock("1s");
    const auto refused = faxctl({"lines", "remove", "Line 1"});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.output, AllOf(HasSubstr("line \"Line 1\" has a call"),
                                      HasSubstr("ERROR_DEVICE_IN_USE 2404")));
    EXPECT_EQ(names(), (Words{"Line 1", "Line 2"}));
    instance_->waitUntilIdle();
    EXPECT_EQ(faxctl({"lines", "remove", "Line 1"}).exitCode, 0);
}

TEST_F(FaxctlLineConfiguration, AnEditByHandCountsAfterReload) {
    const auto two = faxctl({"lines", "config"}).output;
    instance_->state().write("lines.toml",
                             two + "[[line]]\nname = \"Line 3\"\ntype = \"scripted\"\n");
    const auto overtaken = faxctl({"lines", "remove", "Line 1"});
    EXPECT_EQ(overtaken.exitCode, 1);
    EXPECT_THAT(overtaken.output, HasSubstr("faxctl lines reload"));
    EXPECT_EQ(faxctlJson({"lines", "reload"}).at(0)["lines"].size(), 3u);
    EXPECT_EQ(names(), (Words{"Line 1", "Line 2", "Line 3"}));

    instance_->state().write("lines.toml", two + "[[line]]\nname = \"Line 3\"\ntyp = 1\n");
    const auto bad = faxctl({"lines", "reload"});
    EXPECT_EQ(bad.exitCode, 1);
    EXPECT_THAT(bad.output, AllOf(HasSubstr("the lines stay as they are: "),
                                  HasSubstr("line.type: missing"), HasSubstr("lines.toml:")));
    EXPECT_EQ(names(), (Words{"Line 1", "Line 2", "Line 3"}));
}

TEST_F(FaxctlLineConfiguration, TheLastLineStays) {
    EXPECT_EQ(faxctl({"lines", "remove", "Line 1"}).exitCode, 0);
    const auto last = faxctl({"lines", "remove", "Line 2"});
    EXPECT_EQ(last.exitCode, 1);
    EXPECT_THAT(last.output, HasSubstr("a fax service has one line at least"));
}

TEST_F(FaxctlLineConfiguration, ABadFileKeepsTheServiceFromStartingAndIsNamed) {
    instance_->kill();
    const auto startsNot = [this](std::string_view text, const char* why) {
        instance_->state().write("lines.toml", text);
        const auto started = test::runProgram(test::productPath("winfaxd"), {"--console"});
        EXPECT_EQ(started.exitCode, 2);
        EXPECT_THAT(started.output, AllOf(HasSubstr(why), testing::Not(HasSubstr("ready"))));
    };
    startsNot("[[line]]\nname = \"A\"\ntype = \"fax\"\n",
              "lines.toml:3: line.type: expected \"scripted\" or \"modem\", not \"fax\"");
    startsNot("[[line]]\nname = \"A\"\ntype = \"scripted\"\nscenario = \"none.toml\"\n",
              "lines.toml:4: line.scenario: ");
}

}  // namespace
}  // namespace winfax
