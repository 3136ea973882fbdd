// SPDX-License-Identifier: MIT
// The library starts the service (A3).
#include "autostart_instance.h"

#include <deque>
#include <future>

#include "../support/service_process.h"
#include "api.h"
#include "outcome.h"
#include "platform/files.h"

namespace winfax::endtoend {
namespace {

using conformance::api;

TEST_F(AutoStart, A3_first_connection_starts_the_service_and_idleness_ends_it) {
    HANDLE fax = nullptr;
    ASSERT_SUCCEEDS(api().FaxConnectFaxServerA(nullptr, &fax));
    const auto status = readStatus();
    ASSERT_TRUE(status);
    ServiceProcess service(status->processId);
    EXPECT_EQ(status->connections, 1u);
    EXPECT_SUCCEEDS(api().FaxAccessCheck(fax, FAX_JOB_QUERY));
    EXPECT_SUCCEEDS(api().FaxClose(fax));
    EXPECT_TRUE(service.waitUntilGone());
    EXPECT_FALSE(readStatus());
}

TEST_F(AutoStart, A3_twenty_programs_at_once_share_one_service) {
    std::deque<test::ChildProcess> programs;
    for (int count = 0; count < 20; ++count) {
        programs.emplace_back(testProgramPath("fax_program"), std::vector<std::string>{"connect"});
    }
    for (test::ChildProcess& program : programs) {
        ASSERT_TRUE(program.waitForLine("connected")) << program.output();
    }
    // All twenty have been answered, so one service that has all of them is the only one.
    const auto status = readStatus();
    ASSERT_TRUE(status);
    ServiceProcess service(status->processId);
    EXPECT_EQ(status->connections, 20u);
    programs.clear();
    EXPECT_TRUE(service.waitUntilGone());
}

TEST_F(AutoStart, A3_service_that_left_is_started_again) {
    std::uint32_t before = 0;
    for (int round = 0; round < 2; ++round) {
        HANDLE fax = nullptr;
        ASSERT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &fax));
        const auto status = readStatus();
        ASSERT_TRUE(status);
        ServiceProcess service(status->processId);
        EXPECT_NE(status->processId, before);
        before = status->processId;
        EXPECT_SUCCEEDS(api().FaxClose(fax));
        EXPECT_TRUE(service.waitUntilGone());
    }
}

// The former service hears no new client any more, and its store is not closed yet.
TEST_F(AutoStart, A3_waits_for_the_service_that_is_ending) {
    auto held = platform::tryLockFile(state().path() / "service.lock");
    ASSERT_TRUE(held);
    HANDLE fax = nullptr;
    auto connecting =
        std::async(std::launch::async, [&] { return api().FaxConnectFaxServerW(nullptr, &fax); });
    const auto log = state().path() / "winfaxd.log";
    EXPECT_TRUE(eventually([&] {
        const auto text = platform::readWholeFile(log, 100'000);
        return text && text->find("waiting for the service that is ending") != std::string::npos;
    }));
    held->reset();
    ASSERT_EQ(connecting.get(), TRUE);
    const auto status = readStatus();
    ASSERT_TRUE(status);
    ServiceProcess service(status->processId);
    EXPECT_SUCCEEDS(api().FaxClose(fax));
    EXPECT_TRUE(service.waitUntilGone());
}

TEST_F(AutoStart, A11_not_when_it_is_forbidden) {
    const test::ScopedVariable forbidden("WINFAX_AUTOSTART", "0");
    HANDLE fax = nullptr;
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, api().FaxConnectFaxServerA(nullptr, &fax));
    EXPECT_FALSE(readStatus());
}

}  // namespace
}  // namespace winfax::endtoend
