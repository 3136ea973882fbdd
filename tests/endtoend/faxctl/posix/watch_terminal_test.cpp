// SPDX-License-Identifier: MIT
// faxctl watch on a terminal, with somebody at its keys.
#include <gmock/gmock.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <csignal>

#include "../faxctl_runs.h"

namespace winfax {
namespace {

using testing::HasSubstr;
using testing::Not;

// A program on a terminal of its own; killed with this object.
class OnTerminal {
  public:
    explicit OnTerminal(const Words& arguments) {
        const std::string program = test::productPath("faxctl").string();
        std::vector<char*> argv{const_cast<char*>(program.c_str())};
        for (const std::string& argument : arguments) {
            argv.push_back(const_cast<char*>(argument.c_str()));
        }
        argv.push_back(nullptr);
        winsize size{};
        size.ws_row = 30;
        size.ws_col = 120;
        pid_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
        if (pid_ == 0) {
            ::execv(program.c_str(), argv.data());
            ::_exit(127);
        }
    }
    ~OnTerminal() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            ::waitpid(pid_, nullptr, 0);
        }
        ::close(terminal_);
    }
    OnTerminal(const OnTerminal&) = delete;
    OnTerminal& operator=(const OnTerminal&) = delete;

    // True once `text` was drawn, since the last time that this was asked.
    bool waitFor(const std::string& text) {
        while (output_.find(text, seen_) == output_.npos) {
            if (!readMore()) return false;
        }
        seen_ = output_.find(text, seen_) + text.size();
        return true;
    }

    void press(char key) const { ASSERT_EQ(::write(terminal_, &key, 1), 1); }

    // The exit code, after all that it draws at its end; -1 when it does not end.
    int wait() {
        while (readMore()) {
        }
        int status = 0;
        if (ended_ && ::waitpid(pid_, &status, 0) == pid_) pid_ = -1;
        return pid_ < 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    bool echoes() const {
        termios settings{};
        return ::tcgetattr(terminal_, &settings) == 0 && (settings.c_lflag & (ECHO | ICANON)) != 0;
    }

    const std::string& output() const { return output_; }

  private:
    bool readMore() {
        pollfd waited{terminal_, POLLIN, 0};
        const auto patience = std::chrono::milliseconds(test::kPatience);
        if (::poll(&waited, 1, static_cast<int>(patience.count())) <= 0) return false;
        char buffer[4096];
        const ssize_t count = ::read(terminal_, buffer, sizeof buffer);
        ended_ = count <= 0;  // nobody has the other end any more
        if (!ended_) output_.append(buffer, static_cast<std::size_t>(count));
        return !ended_;
    }

    pid_t pid_ = -1;
    int terminal_ = -1;
    std::string output_;
    std::size_t seen_ = 0;
    bool ended_ = false;
};

constexpr const char* kOtherScreen = "\x1b[?1049h";
constexpr const char* kFirstScreen = "\x1b[?1049l";

TEST_F(FaxctlAndService, WatchDrawsInPlaceUntilQIsPressed) {
    start("virtual");
    OnTerminal watch({"watch"});
    ASSERT_TRUE(watch.waitFor(kOtherScreen)) << watch.output();
    ASSERT_TRUE(watch.waitFor("no jobs")) << watch.output();
    faxctl({"send", document_, "--to", "555-0100"});
    ASSERT_TRUE(watch.waitFor("555-0100")) << watch.output();
    instance_->advanceClock("1s");
    ASSERT_TRUE(watch.waitFor("sending")) << watch.output();
    ASSERT_TRUE(watch.waitFor("[----------] 0/2")) << watch.output();
    EXPECT_FALSE(watch.echoes());
    watch.press('q');
    EXPECT_EQ(watch.wait(), 0);
    // The last picture stays, on the screen that was there before.
    const std::string left = watch.output().substr(watch.output().rfind(kFirstScreen));
    EXPECT_THAT(left, HasSubstr("555-0100"));
    EXPECT_THAT(left, Not(HasSubstr("q ends")));
}

TEST_F(FaxctlAndService, WatchLooksAgainAtAnyOtherKey) {
    start("virtual");
    faxctl({"send", document_, "--to", "555-0100", "--at", "+1d"});
    OnTerminal watch({"watch"});
    ASSERT_TRUE(watch.waitFor("pending")) << watch.output();
    ASSERT_TRUE(watch.waitFor("q ends")) << watch.output();
    faxctl({"pause", "1"});  // no event tells of it
    watch.press(' ');
    EXPECT_TRUE(watch.waitFor("paused")) << watch.output();
}

TEST_F(FaxctlAndService, WatchLeavesTheTerminalAsItWasOnControlC) {
    start("virtual");
    OnTerminal watch({"watch"});
    ASSERT_TRUE(watch.waitFor("q ends")) << watch.output();
    watch.press('\x03');
    EXPECT_EQ(watch.wait(), 0) << watch.output();
    EXPECT_THAT(watch.output(), HasSubstr(kFirstScreen));
    EXPECT_THAT(watch.output(), HasSubstr("\x1b[?25h"));  // the cursor
}

}  // namespace
}  // namespace winfax
