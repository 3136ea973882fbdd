// SPDX-License-Identifier: MIT
// How a rig begins and ends, and what instance the process means meanwhile.
#include <filesystem>
#include <thread>

#include "rig_test.h"
#include "support/child_process.h"
#include "support/test_environment.h"

namespace winfax::endtoend {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class RigStart : public RigTest {
  protected:
    // With options that are refused: the result and the words.
    std::pair<int, std::string> refused(const RigOptions& options) {
        const winfax_rig_options given = options.get();
        winfax_rig* rig = nullptr;
        const int result = winfax_rig_start(&given, &rig);
        const std::string text = Rig::lastError();
        EXPECT_EQ(rig, nullptr);
        return {result, text};
    }
    // Closing is part of it: an open connection keeps no service.
    static bool isReached() {
        const HANDLE fax = connected();
        return fax && FaxClose(fax);
    }
};

TEST_F(RigStart, MakesFaxConnectFaxServerReachItAndLeavesNothing) {
    const auto before = test::readVariable("WINFAX_INSTANCE");
    ASSERT_TRUE(rig_.start());
    EXPECT_EQ(test::readVariable("WINFAX_INSTANCE"), rig_.instance());
    EXPECT_EQ(test::readVariable("WINFAX_STATE_DIR"), rig_.stateDirectory());
    EXPECT_TRUE(isReached());
    const std::filesystem::path directory = rig_.directory();
    EXPECT_TRUE(std::filesystem::is_directory(directory));

    const std::string instance = rig_.instance();
    EXPECT_TRUE(rig_.stop());
    EXPECT_FALSE(std::filesystem::exists(directory));
    EXPECT_EQ(test::readVariable("WINFAX_INSTANCE"), before);
    const test::ScopedVariable sameInstance("WINFAX_INSTANCE", instance);
    const test::ScopedVariable autostart("WINFAX_AUTOSTART", "0");
    EXPECT_FALSE(isReached()) << "its service is gone";
}

TEST_F(RigStart, OfTheLastOneDecidesWhichIsMeant) {
    ASSERT_TRUE(rig_.start());
    Rig second;
    ASSERT_TRUE(second.start());
    EXPECT_NE(rig_.instance(), second.instance());
    const DWORD inSecond = send();
    ASSERT_TRUE(rig_.use());
    const DWORD inFirst = send();
    EXPECT_TRUE(second.reachesState(inSecond, JS_INPROGRESS)) << "its clock stands still";
    EXPECT_TRUE(rig_.advanceUntilIdle());
    EXPECT_TRUE(rig_.endsWith(inFirst, WINFAX_RIG_SENT));
    EXPECT_TRUE(second.stop());
    EXPECT_EQ(test::readVariable("WINFAX_INSTANCE"), rig_.instance());
}

TEST_F(RigStart, MayComeFromAThreadThatEnds) {
    std::thread([this] { EXPECT_TRUE(rig_.start()); }).join();
    EXPECT_TRUE(isReached()) << "the service does not end with the thread";
}

TEST_F(RigStart, WithAMistakeInTheSettings) {
    const auto [result, text] = refused(RigOptions().settings("[queue]\nretires = 2\n"));
    EXPECT_EQ(result, WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_THAT(text, AllOf(HasSubstr("winfax.toml:2"), HasSubstr("retires")));
}

TEST_F(RigStart, WithAMistakeInTheLines) {
    const auto [result, text] = refused(RigOptions().lines("[[line]]\nname = 7\n"));
    EXPECT_EQ(result, WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_THAT(text, HasSubstr("lines.toml:2"));
}

TEST_F(RigStart, WithAMistakeInTheScenario) {
    const auto [result, text] = refused(RigOptions().scenario("rule = [{ steps = ['bussy'] }]"));
    EXPECT_EQ(result, WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_THAT(text, AllOf(HasSubstr("scenario.toml:1"), HasSubstr("bussy")));
}

TEST_F(RigStart, WithAScenarioThatIsNotThere) {
    const auto [result, text] = refused(RigOptions().scenarioFile("no-such-file.toml"));
    EXPECT_EQ(result, WINFAX_RIG_NOT_FOUND);
    EXPECT_THAT(text, AllOf(HasSubstr("scenario_file"), HasSubstr("no-such-file.toml")));
}

TEST_F(RigStart, WithTwoScenarios) {
    const auto [result, text] = refused(RigOptions().scenario("#").scenarioFile("a.toml"));
    EXPECT_EQ(result, WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_THAT(text, HasSubstr("scenario_file are both set"));
}

TEST_F(RigStart, WithAServiceThatIsNotThere) {
    const auto [result, text] = refused(RigOptions().service("/no/such/winfaxd"));
    EXPECT_EQ(result, WINFAX_RIG_NOT_FOUND);
    EXPECT_THAT(text, HasSubstr("winfaxd"));
}

TEST_F(RigStart, WithAProgramThatIsNoService) {
    const auto [result, text] = refused(RigOptions().service(test::productPath("faxctl").string()));
    EXPECT_EQ(result, WINFAX_RIG_INVALID_ARGUMENT) << "its exit code is that of wrong usage";
    EXPECT_THAT(text, AllOf(HasSubstr("faxctl"), HasSubstr("it printed: ")));
}

TEST_F(RigStart, RefusedLeavesTheEnvironmentAsItWas) {
    const auto before = test::readVariable("WINFAX_INSTANCE");
    refused(RigOptions().settings("nonsense"));
    EXPECT_EQ(test::readVariable("WINFAX_INSTANCE"), before);
}

TEST_F(RigStart, TakesAScenarioFromAFile) {
    const auto file = files_.write("scenario.toml", "rule = [{ steps = ['bad-address'] }]");
    ASSERT_TRUE(rig_.start(RigOptions().scenarioFile(file.string())));
    const DWORD job = send();
    EXPECT_TRUE(rig_.advanceUntilIdle());
    EXPECT_TRUE(rig_.endsWith(job, WINFAX_RIG_JOB_FAILED));
}

TEST_F(RigStart, TakesSettingsAndLines) {
    ASSERT_TRUE(rig_.start(RigOptions()
                               .settings("[queue]\nretries = 1\n")
                               .lines("[[line]]\nname = \"Only\"\ntype = \"scripted\"\n")));
    const DWORD job = send(kBusyNumber);
    EXPECT_TRUE(rig_.advanceUntilIdle());
    for (int tries = 0; tries < 2; ++tries) EXPECT_TRUE(rig_.eventComes(FEI_BUSY, job));
    EXPECT_TRUE(rig_.endsWith(job, WINFAX_RIG_RETRIES_EXCEEDED));
}

TEST_F(RigStart, WithATraceTellsTheLibraryWhere) {
    const auto before = test::readVariable("WINFAX_TRACE");
    ASSERT_TRUE(rig_.start(RigOptions().trace()));
    const auto file = test::readVariable("WINFAX_TRACE");
    ASSERT_TRUE(file);
    EXPECT_THAT(*file, HasSubstr(rig_.directory()));
    const DWORD job = send();
    EXPECT_EQ(rig_.calls("FaxSendDocument"), 1) << Rig::lastError();
    EXPECT_EQ(rig_.value("FaxSendDocument", 0, "/in/JobParams/RecipientNumber"), "555-0100");
    EXPECT_EQ(rig_.value("FaxSendDocumentA", 0, "/job"), std::to_string(job));
    EXPECT_EQ(rig_.failures(), 0);
    EXPECT_FALSE(FaxClose(nullptr));
    EXPECT_EQ(rig_.failures("FaxClose"), 1);
    EXPECT_EQ(rig_.value("FaxClose", rig_.calls("FaxClose") - 1, "/error"), "ERROR_INVALID_HANDLE");
    EXPECT_TRUE(rig_.stop());
    EXPECT_EQ(test::readVariable("WINFAX_TRACE"), before);
}

TEST_F(RigStart, WithoutATraceHasNone) {
    ASSERT_TRUE(rig_.start());
    EXPECT_EQ(winfax_rig_trace_of(rig_.get()), nullptr);
    EXPECT_THAT(Rig::lastError(), HasSubstr("options.trace"));
    EXPECT_EQ(rig_.calls(), -1);
    EXPECT_THAT(Rig::lastError(), HasSubstr("options.trace"));
}

}  // namespace
}  // namespace winfax::endtoend
