// SPDX-License-Identifier: MIT
#include <sys/wait.h>
#include <unistd.h>

#include "service_test.h"

namespace winfax::conformance {
namespace {

using Fork = ServiceTest;

// The child tells by its exit code how many of its three calls failed with 6.
TEST_F(Fork, M8_handle_is_stale_in_the_child) {
    HANDLE handle = server();
    const pid_t child = fork();
    if (child == 0) {
        const auto isStale = [](const Outcome& outcome) {
            return outcome == failure(ERROR_INVALID_HANDLE) ? 1 : 0;
        };
        DWORD count = 0;
        FAX_JOB_ENTRYW* entries = nullptr;
        const int stale =
            isStale(attempt([&] { return api().FaxAccessCheck(handle, 1); })) +
            isStale(attempt([&] { return api().FaxEnumJobsW(handle, &entries, &count); })) +
            isStale(attempt([&] { return api().FaxClose(handle); }));
        _exit(stale);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 3);
    EXPECT_SUCCEEDS(api().FaxAccessCheck(handle, FAX_JOB_QUERY));
}

}  // namespace
}  // namespace winfax::conformance
