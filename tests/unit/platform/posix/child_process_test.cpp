// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "../../support/temporary_directory.h"
#include "platform/child_process.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;
using namespace std::chrono_literals;

model::Result<std::vector<std::byte>> shell(const std::string& script,
                                            const ChildLimits& limits = {}) {
    return runChild("/bin/sh", {"-c", script}, {}, limits);
}

std::string outputOf(const model::Result<std::vector<std::byte>>& output) {
    if (!output) return "error: " + output.error().detail;
    return {reinterpret_cast<const char*>(output->data()), output->size()};
}

TEST(RunChildPosix, SignalIsNamed) {
    const auto output = shell("kill -SEGV $$");
    ASSERT_FALSE(output);
    EXPECT_EQ(output.error().code, ErrorCode::internalError);
    EXPECT_NE(output.error().detail.find("signal 11 (SIGSEGV)"), std::string::npos)
        << output.error().detail;
}

TEST(RunChildPosix, NoDescriptorIsInherited) {
    // 10 and above: the shell has none of its own at such a number.
    const int leaky = ::fcntl(STDERR_FILENO, F_DUPFD, 10);  // without close-on-exec
    ASSERT_GE(leaky, 10);
    EXPECT_EQ(outputOf(shell("for f in /proc/self/fd/*; do f=${f##*/}; "
                             "if [ $f -ge 10 ] && [ -e /proc/$$/fd/$f ]; then echo $f; fi; done")),
              "");
    ::close(leaky);
}

TEST(RunChildPosix, NothingIsLeftOfIt) {
    ASSERT_TRUE(shell("exit 0"));
    ChildLimits limits;
    limits.wallTime = 100ms;
    // Its child keeps the stream open and is ended with it.
    const auto output = shell("while :; do sleep 60; done", limits);
    ASSERT_FALSE(output);
    EXPECT_EQ(output.error().code, ErrorCode::timeout);
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

TEST(RunChildPosix, WritesNoFile) {
#if defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "this sanitizer needs a file of its own, so there is no limit";
#endif
    // It reads first, since the limits hold from then on.
    const test::TemporaryDirectory directory;
    const auto output = shell("read line; echo x > " + (directory / "file").string());
    EXPECT_FALSE(output);
    EXPECT_EQ(test::readText(directory / "file"), "");
}

}  // namespace
}  // namespace winfax::platform
