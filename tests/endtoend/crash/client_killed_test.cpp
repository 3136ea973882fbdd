// SPDX-License-Identifier: MIT
// Clients that are killed cost the service nothing (L7).
#include "../support/service_process.h"
#include "service_test.h"

namespace winfax::endtoend {
namespace {

class ClientKilled : public conformance::OwnInstance {
  protected:
    void killAndWait(test::ChildProcess& program) {
        program.kill();
        program.wait();
    }
    // Whether, sooner or later, nobody is connected but this test.
    bool onlyThisTestIsLeft() {
        return eventually([] {
            const auto status = readStatus();
            return status && status->connections == 1 && status->subscribers == 0;
        });
    }
};

TEST_F(ClientKilled, L7_while_it_sends_a_document) {
    connect();
    std::vector<std::unique_ptr<test::ChildProcess>> programs;
    for (int count = 0; count < 5; ++count) {
        programs.push_back(std::make_unique<test::ChildProcess>(testProgramPath("half_submission"),
                                                                std::vector<std::string>{}));
        ASSERT_TRUE(programs.back()->waitForLine("half sent")) << programs.back()->output();
    }
    EXPECT_EQ(readStatus()->connections, 6u);
    EXPECT_GT(submitWaiting(), 0u) << "others are served meanwhile";
    for (auto& program : programs) killAndWait(*program);
    EXPECT_TRUE(onlyThisTestIsLeft());
    EXPECT_EQ(jobCount(), 1u) << "half a document is no job";
    EXPECT_GT(submitWaiting(), 0u);
}

TEST_F(ClientKilled, L7_while_it_follows_events) {
    connect();
    test::ChildProcess subscriber(test::productPath("faxctl"), {"events"});
    ASSERT_TRUE(eventually([] { return readStatus()->subscribers == 1; }));
    killAndWait(subscriber);
    const DWORD job = submitNow();
    instance().waitUntilIdle();
    EXPECT_EQ(statusOf(job), std::nullopt) << "it was sent";
    EXPECT_TRUE(onlyThisTestIsLeft());
}

TEST_F(ClientKilled, L7_that_never_reached_FaxClose) {
    connect();
    test::ChildProcess program(testProgramPath("fax_program"), {"connect"});
    ASSERT_TRUE(program.waitForLine("connected")) << program.output();
    EXPECT_EQ(readStatus()->connections, 2u);
    killAndWait(program);
    EXPECT_TRUE(onlyThisTestIsLeft());
}

}  // namespace
}  // namespace winfax::endtoend
