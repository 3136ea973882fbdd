// SPDX-License-Identifier: MIT
#include "platform/process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <sstream>

#include "../../support/temporary_directory.h"
#include "../../support/test_program.h"

namespace winfax::platform {
namespace {

using namespace std::chrono_literals;

class PosixStart : public testing::Test {
  protected:
    std::string report() {
        const auto file = directory_ / "report";
        const auto started =
            startDetached(test::testProgram("detached_report"), {file.native()}, "", 60s);
        EXPECT_TRUE(started) << started.error().detail;
        return test::readText(file);
    }
    test::TemporaryDirectory directory_;
};

TEST_F(PosixStart, NothingOfTheHostIsPassedOn) {
    const int inheritable = ::fcntl(0, F_DUPFD, 10);
    ASSERT_GE(inheritable, 10);
    struct sigaction ignore {
    }, formerAction{};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGUSR1, &ignore, &formerAction);
    sigset_t blocked, formerMask;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR2);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &formerMask);

    const std::string seen = report();

    ::pthread_sigmask(SIG_SETMASK, &formerMask, nullptr);
    ::sigaction(SIGUSR1, &formerAction, nullptr);
    ::close(inheritable);
    // 4 is the report itself.
    EXPECT_NE(seen.find("descriptors 0 1 2 3 4 \n"), std::string::npos) << seen;
    EXPECT_NE(seen.find("stdio null\n"), std::string::npos) << seen;
    EXPECT_NE(seen.find("signals default\n"), std::string::npos) << seen;
    EXPECT_NE(seen.find("directory /\n"), std::string::npos) << seen;
    EXPECT_EQ(seen.find("session " + std::to_string(::getsid(0)) + "\n"), std::string::npos);
}

TEST_F(PosixStart, NoChildRemains) {
    report();
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

TEST_F(PosixStart, NoChildRemainsOfAProgramThatDoesNotDetach) {
    const auto started = startDetached("/bin/sh", {"-c", "exec sleep 1000"}, "", 50ms);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, model::ErrorCode::timeout);
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

TEST_F(PosixStart, HostThatIgnoresItsChildren) {
    struct sigaction ignore {
    }, former{};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGCHLD, &ignore, &former);
    const std::string seen = report();
    ::sigaction(SIGCHLD, &former, nullptr);
    EXPECT_FALSE(seen.empty());
}

TEST_F(PosixStart, HostWithoutStdio) {
    const int saved[] = {::dup(0), ::dup(1), ::dup(2)};
    for (int number = 0; number < 3; ++number) ::close(number);
    const auto file = directory_ / "report";
    const auto started =
        startDetached(test::testProgram("detached_report"), {file.native()}, "", 60s);
    for (int number = 0; number < 3; ++number) {
        ::dup2(saved[number], number);
        ::close(saved[number]);
    }
    ASSERT_TRUE(started) << started.error().detail;
    EXPECT_NE(test::readText(file).find("stdio null\n"), std::string::npos);
}

TEST(StopRequest, ComesOnceForEachWayToAsk) {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        EXPECT_EQ(test::runTestProgram("stop_probe", std::to_string(signal)), 0) << signal;
}

}  // namespace
}  // namespace winfax::platform
