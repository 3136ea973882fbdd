// SPDX-License-Identifier: MIT
#include "../support/service_process.h"
#include "service_test.h"

namespace winfax::endtoend {
namespace {

class ProcessEnd : public conformance::OwnInstance {};

TEST_F(ProcessEnd, LibraryIsUnloadedWhileItsSubscriptionLives) {
    test::ChildProcess program(testProgramPath("unload_program"), {conformance::libraryPath()});
    ASSERT_TRUE(program.waitForLine("unloaded")) << program.output();
    submitNow();
    instance().waitUntilIdle();
    EXPECT_EQ(instance().stop(), 0);
    ASSERT_TRUE(program.waitForLine("gone")) << program.output();
    instance().start();
    EXPECT_EQ(program.wait(), 0) << program.output();
}

TEST_F(ProcessEnd, LibraryIsUnloadedAndTheServiceIsKilled) {
    test::ChildProcess program(testProgramPath("unload_program"), {conformance::libraryPath()});
    ASSERT_TRUE(program.waitForLine("unloaded")) << program.output();
    submitNow();
    instance().waitUntilIdle();
    instance().kill();
    ASSERT_TRUE(program.waitForLine("gone")) << program.output();
    instance().start();
    EXPECT_EQ(program.wait(), 0) << program.output();
}

TEST_F(ProcessEnd, ProgramEndsWithALiveSubscriptionAndAWaitingThread) {
    connect();
    for (int round = 0; round < 10; ++round) {
        const auto finished = test::runProgram(testProgramPath("fax_program"), {"leave"});
        EXPECT_EQ(finished.exitCode, 0) << finished.output;
        submitNow();
        instance().waitUntilIdle();
    }
    EXPECT_TRUE(eventually([] {
        const auto status = readStatus();
        return status && status->connections == 1 && status->subscribers == 0;
    }));
}

}  // namespace
}  // namespace winfax::endtoend
