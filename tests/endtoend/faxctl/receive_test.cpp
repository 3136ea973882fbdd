// SPDX-License-Identifier: MIT
// faxctl receive against a real service.
#include <gmock/gmock.h>

#include "client/session.h"
#include "faxctl_runs.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

class FaxctlReceive : public FaxctlAndService {
  protected:
    void startReceiving(const std::string& clock, const std::string& rings = "1") {
        start(clock);
        EXPECT_EQ(
            faxctl({"lines", "set", "2", "--receive", "on", "--rings", rings, "--csid", "OUR FAX"})
                .exitCode,
            0);
    }
    bool received(const char* file) {
        return std::filesystem::exists(instance_->stateDirectory() / "received" / file);
    }
};

TEST_F(FaxctlReceive, AFarMachineCallsTheLineThatReceives) {
    startReceiving("jump");
    const auto run = faxctl({"receive", document_, "--from", "THEIR FAX", "--caller-id", "555"});
    EXPECT_EQ(run.exitCode, 0) << run.output;
    EXPECT_EQ(run.output,
              "ringing\nanswered by OUR FAX on line 2 as job 1\njob 1 received, 2 pages\n");
    EXPECT_TRUE(received("00000001.tif"));
}

TEST_F(FaxctlReceive, AsJson) {
    startReceiving("jump");
    const auto printed = faxctlJson({"receive", document_, "--line", "line 2"});
    ASSERT_EQ(printed.size(), 1u);
    EXPECT_EQ(printed[0]["jobId"], 1);
    EXPECT_EQ(printed[0]["deviceId"], 2);
    EXPECT_EQ(printed[0]["csid"], "OUR FAX");
    EXPECT_EQ(printed[0]["outcome"]["name"], "FPS_COMPLETED");
    EXPECT_EQ(printed[0]["pages"], 2);
}

TEST_F(FaxctlReceive, WhereNoLineReceivesItSaysHowToSwitchThatOn) {
    start("jump");
    const auto any = faxctl({"receive", document_});
    EXPECT_EQ(any.exitCode, 4);
    EXPECT_THAT(any.output, HasSubstr("the call was not answered: no answer: no line receives: "
                                      "switch it on with \"faxctl lines set 1 --receive on\""));
    const auto one = faxctl({"receive", document_, "--line", "2"});
    EXPECT_EQ(one.exitCode, 4);
    EXPECT_THAT(one.output, HasSubstr("line 2 does not receive: switch it on with \"faxctl lines "
                                      "set 2 --receive on\""));
}

TEST_F(FaxctlReceive, ABusyLine) {
    startReceiving("virtual");
    const auto session = client::Session::connect();
    ASSERT_TRUE(session);
    ASSERT_TRUE((*session)->callPatiently<model::PlaceCall>({2, {}, {}}));
    const auto run = faxctl({"receive", document_});
    EXPECT_EQ(run.exitCode, 4);
    EXPECT_THAT(run.output, HasSubstr("the call was not answered: busy"));
}

TEST_F(FaxctlReceive, WhatCannotBeCalledOrSentIsNamed) {
    startReceiving("jump");
    EXPECT_THAT(faxctl({"receive", document_, "--line", "9"}).output,
                HasSubstr("ERROR_BAD_UNIT 20"));
    EXPECT_THAT(faxctl({"receive", document_, "--line", "Line 9"}).output,
                HasSubstr("no line: Line 9"));
    const auto missing = faxctl({"receive", document_ + ".none"});
    EXPECT_EQ(missing.exitCode, 1);
    EXPECT_THAT(missing.output, HasSubstr("ERROR_FILE_NOT_FOUND 2"));
    const auto text = instance_->state().write("notes.txt", std::string_view("hello"));
    const auto refused = faxctl({"receive", text.string()});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.output, AllOf(HasSubstr("notes.txt"), HasSubstr("ERROR_INVALID_DATA 13")));
}

// As long as it takes: nobody moves the clock before the bell was heard.
TEST_F(FaxctlReceive, WaitsForAVirtualClockAndSaysSo) {
    startReceiving("virtual", "3");
    const auto events = client::Session::connect();
    ASSERT_TRUE(events && (*events)->call<model::Subscribe>({}));
    test::ChildProcess caller(test::productPath("faxctl"), {"receive", document_});
    ASSERT_TRUE(caller.waitForLine("faxctl: this service's clock is virtual"));
    const auto ringing = (*events)->nextEvent();
    ASSERT_TRUE(ringing);
    EXPECT_EQ(ringing->EventId, static_cast<std::uint32_t>(model::EventId::ringing));
    instance_->advanceClock("2s");
    ASSERT_TRUE(caller.waitForLine("answered by OUR FAX"));
    std::uint32_t event = 0;
    while (event != static_cast<std::uint32_t>(model::EventId::receiving)) {
        const auto next = (*events)->nextEvent();
        ASSERT_TRUE(next);
        event = next->EventId;
    }
    instance_->advanceClock("2s");
    EXPECT_EQ(caller.wait(), 0) << caller.output();
    EXPECT_TRUE(received("00000001.tif"));
}

TEST_F(FaxctlReceive, HasHungUpWhenItIsGone) {
    startReceiving("virtual", "3");
    const auto events = client::Session::connect();
    ASSERT_TRUE(events && (*events)->call<model::Subscribe>({}));
    {
        const test::ChildProcess caller(test::productPath("faxctl"), {"receive", document_});
        ASSERT_TRUE((*events)->nextEvent()) << "it rings";
    }
    const auto next = (*events)->nextEvent();
    ASSERT_TRUE(next);
    EXPECT_EQ(next->EventId, static_cast<std::uint32_t>(model::EventId::idle));
}

TEST_F(FaxctlReceive, AServiceThatGoesAwayIsExitCode3) {
    startReceiving("virtual", "3");
    const auto events = client::Session::connect();
    ASSERT_TRUE(events && (*events)->call<model::Subscribe>({}));
    test::ChildProcess caller(test::productPath("faxctl"), {"receive", document_});
    ASSERT_TRUE((*events)->nextEvent()) << "it rings";
    instance_->kill();
    EXPECT_EQ(caller.wait(), 3) << caller.output();
}

}  // namespace
}  // namespace winfax
