// SPDX-License-Identifier: MIT
// A forked child and its parent (M8): neither gets into the other's conversation.
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "event_port.h"
#include "service_test.h"

namespace winfax::endtoend {
namespace {

using conformance::api;
using conformance::attempt;
using conformance::failure;
using conformance::kSuccess;

class Fork : public conformance::OwnInstance {
  protected:
    // In the child: 0 when the parent's handle is stale and a new connection works.
    static int callInChild(HANDLE inherited) {
        const auto check = [](HANDLE fax) {
            return attempt([&] { return api().FaxAccessCheck(fax, FAX_JOB_QUERY); });
        };
        if (check(inherited) != failure(ERROR_INVALID_HANDLE)) return 1;
        HANDLE own = nullptr;
        if (!api().FaxConnectFaxServerW(nullptr, &own)) return 2;
        if (check(own) != kSuccess) return 3;
        if (attempt([&] { return api().FaxClose(own); }) != kSuccess) return 4;
        return 0;
    }
    static int exitCodeOf(pid_t child) {
        int status = 0;
        EXPECT_EQ(waitpid(child, &status, 0), child);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
};

TEST_F(Fork, M8_new_connection_works_in_the_child) {
    HANDLE fax = server();
    const pid_t child = fork();
    if (child == 0) _exit(callInChild(fax));
    EXPECT_EQ(exitCodeOf(child), 0);
    EXPECT_SUCCEEDS(api().FaxAccessCheck(fax, FAX_JOB_QUERY));
}

TEST_F(Fork, M8_while_another_thread_is_in_a_call) {
    HANDLE busy = connect();
    HANDLE fax = connect();
    std::atomic<bool> finished{false};
    std::thread caller([&] {
        while (!finished) EXPECT_SUCCEEDS(api().FaxAccessCheck(busy, FAX_JOB_QUERY));
    });
    for (int round = 0; round < 20; ++round) {
        const pid_t child = fork();
        if (child == 0) _exit(callInChild(fax));
        EXPECT_EQ(exitCodeOf(child), 0);
    }
    finished = true;
    caller.join();
    EXPECT_SUCCEEDS(api().FaxAccessCheck(fax, FAX_JOB_QUERY));
}

TEST_F(Fork, M8_events_stay_with_the_parent) {
    conformance::EventPort port;
    port.subscribe(server());
    const pid_t child = fork();
    if (child == 0) _exit(callInChild(server()));
    EXPECT_EQ(exitCodeOf(child), 0);
    const DWORD job = submitNow();
    instance().waitUntilIdle();
    EXPECT_FALSE(port.until(FEI_DELETED, job).empty());
}

}  // namespace
}  // namespace winfax::endtoend
