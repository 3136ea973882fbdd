// SPDX-License-Identifier: MIT
// A modem line in a real service, and what faxctl tells of its calls.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "faxctl_runs.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class FaxctlModem : public FaxctlAndService {
  protected:
    // The only line of the instance.
    void startModem(const Words& settings = {}) {
        start("jump");
        Words add{"lines", "add", "Modem", "--type", "modem"};
        for (const std::string& setting : settings) {
            add.push_back("--set");
            add.push_back(setting);
        }
        const auto added = faxctl(add);
        ASSERT_EQ(added.exitCode, 0) << added.output;
        for (const char* line : {"Line 1", "Line 2"}) {
            EXPECT_EQ(faxctl({"lines", "remove", line}).exitCode, 0);
        }
    }
    json lastCall(const char* job) {
        const auto printed = faxctlJson({"call", job});
        return printed.empty() ? json() : printed.at(0)["calls"].back();
    }
};

TEST_F(FaxctlModem, APageGoesOverTheWireAndBothEndsAreKept) {
    startModem({"far.csid=\"THEIR FAX\""});
    const auto sent = faxctl({"send", document_, "--to", "555-0100", "--wait"});
    EXPECT_EQ(sent.exitCode, 0) << sent.output;
    const auto shown = faxctl({"call", "1"});
    EXPECT_THAT(shown.output, AllOf(HasSubstr("V.17 14400 bit/s, ECM, T.6"), HasSubstr("far  DIS"),
                                    HasSubstr("own  DCS"), HasSubstr("Fax called THEIR FAX"),
                                    HasSubstr("arrived as it was sent")));
    const json call = lastCall("1");
    EXPECT_EQ(call["record"]["Outcome"]["name"], "FPS_COMPLETED");
    ASSERT_EQ(call["record"]["Pages"].size(), 2u);
    for (const json& page : call["record"]["Pages"]) EXPECT_EQ(page["DifferingDots"], 0);
    const auto state = instance_->stateDirectory();
    const std::string pages = contentOf(state / "sent" / "00000001.tif");
    EXPECT_FALSE(pages.empty());
    EXPECT_EQ(contentOf(state / "calls" / "00000001-1-received.tif"), pages);
}

TEST_F(FaxctlModem, ABusyFarMachineIsRetriedAndEveryTryHasItsRecord) {
    startModem({"far.busy=true"});
    EXPECT_EQ(faxctl({"send", document_, "--to", "555-0100", "--wait"}).exitCode, 4);
    const auto printed = faxctlJson({"call", "1"});
    ASSERT_EQ(printed.size(), 1u);
    ASSERT_EQ(printed[0]["calls"].size(), 4u);  // M7
    for (const json& call : printed[0]["calls"]) {
        EXPECT_EQ(call["record"]["Outcome"]["name"], "FPS_BUSY");
        EXPECT_EQ(call["sentFile"], nullptr);
    }
}

TEST_F(FaxctlModem, AFaxComesInOverTheWire) {
    startModem();
    EXPECT_EQ(faxctl({"lines", "set", "Modem", "--receive", "on", "--rings", "2"}).exitCode, 0);
    const auto received = faxctl({"receive", document_, "--from", "CALLER"});
    EXPECT_EQ(received.exitCode, 0) << received.output;
    const json call = lastCall("1");
    EXPECT_EQ(call["record"]["Outgoing"], false);
    EXPECT_EQ(call["record"]["FarId"], "CALLER");
    EXPECT_EQ(call["record"]["Pages"].size(), 2u);
    EXPECT_TRUE(std::filesystem::exists(instance_->stateDirectory() / "received" / "00000001.tif"));
}

TEST_F(FaxctlModem, AJobWithoutACallHasNothingToShow) {
    startModem();
    const auto shown = faxctl({"call", "77"});
    EXPECT_EQ(shown.exitCode, 1);
    EXPECT_THAT(shown.output, HasSubstr("no call of a job 77 is known"));
}

}  // namespace
}  // namespace winfax
