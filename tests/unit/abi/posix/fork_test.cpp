// SPDX-License-Identifier: MIT
// M8: what a forked child finds.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../client/scripted_channel.h"
#include "abi/api.h"
#include "abi/blocks.h"
#include "abi/objects.h"

namespace winfax::abi {
namespace {

// The child's verdict: 0, or the number of the first check that failed.
int inChild(HANDLE server, HANDLE port, void* block, const client::test::Script& script) {
    DWORD bytes;
    ULONG_PTR key;
    LPOVERLAPPED overlapped;
    PFAX_JOB_ENTRYA jobs;
    DWORD count;
    if (FaxEnumJobsA(server, &jobs, &count) || GetLastError() != 6) return 1;
    if (FaxClose(server) || GetLastError() != 6) return 2;
    if (GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, 0) || GetLastError() != 6)
        return 3;
    if (!script.abandoned) return 4;
    if (!resultBlocks().release(block)) return 5;
    const HANDLE fresh = CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0);
    if (fresh == nullptr || !PostQueuedCompletionStatus(fresh, 1, 2, nullptr)) return 6;
    if (!GetQueuedCompletionStatus(fresh, &bytes, &key, &overlapped, 0) || key != 2) return 7;
    return CloseHandle(fresh) ? 0 : 8;
}

TEST(Fork, M8_HandlesAreStaleInTheChildAndAliveInTheParent) {
    const auto script = std::make_shared<client::test::Script>();
    script->greet();
    const HANDLE server = HandleTable::instance().insert(
        std::make_shared<Server>(client::test::sessionOver(script).value()));
    const HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0);
    void* const block = resultBlocks().allocate(8);

    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) _exit(inChild(server, port, block, *script));
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);

    EXPECT_FALSE(script->abandoned);
    EXPECT_EQ(PostQueuedCompletionStatus(port, 1, 2, nullptr), 1);
    EXPECT_EQ(CloseHandle(port), 1);
    EXPECT_EQ(FaxClose(server), 1);
    EXPECT_TRUE(resultBlocks().release(block));
}

}  // namespace
}  // namespace winfax::abi
