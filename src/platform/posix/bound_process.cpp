// SPDX-License-Identifier: MIT
// The signal of a parent's death (PR_SET_PDEATHSIG) would not do: it comes when the *thread* ends
// that started the program, and a test may well start it on a thread of its own.
#include "platform/bound_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "platform/posix/announcement.h"
#include "platform/posix/await_descriptor.h"
#include "platform/posix/descriptor.h"
#include "platform/posix/spawn.h"
#include "platform/posix/system_error.h"

namespace winfax::platform {
namespace {

using model::Result;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kKillPatience{10};

class PosixBoundProcess final : public BoundProcess {
  public:
    PosixBoundProcess(std::string program, pid_t pid, Descriptor input, Descriptor announcement)
        : program_(std::move(program)),
          pid_(pid),
          input_(std::move(input)),
          announcement_(std::move(announcement)),
          // By number: the C library declares its function for C only.
          life_(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))) {}

    ~PosixBoundProcess() override {
        if (collected_) return;
        // By descriptor: a host that collects all children may have freed the number for others.
        ::syscall(SYS_pidfd_send_signal, life_.number(), SIGKILL, nullptr, 0);
        waitForEnd(kKillPatience);
    }

    bool watched() const { return static_cast<bool>(life_); }
    std::uint32_t id() const override { return static_cast<std::uint32_t>(pid_); }
    std::optional<int> exitCode() const override { return exitCode_; }
    void askToEnd() override { input_.reset(); }

    Result<void> waitUntilReady(std::chrono::milliseconds patience) override {
        auto ready = awaitAnnouncement(announcement_, Clock::now() + patience, program_);
        announcement_.reset();
        return ready;
    }

    bool waitForEnd(std::chrono::milliseconds patience) override {
        if (collected_) return true;
        if (!awaitDescriptor(life_.number(), POLLIN, Clock::now() + patience)) return false;
        pid_t reaped;
        int status = 0;
        do reaped = ::waitpid(pid_, &status, 0);  // a host may have collected it before: ECHILD
        while (reaped < 0 && errno == EINTR);
        if (reaped == pid_ && WIFEXITED(status)) exitCode_ = WEXITSTATUS(status);
        collected_ = true;
        return true;
    }

  private:
    const std::string program_;
    const pid_t pid_;
    Descriptor input_;
    Descriptor announcement_;
    const Descriptor life_;
    std::optional<int> exitCode_;
    bool collected_ = false;
};

struct InputPipe {
    Descriptor theirs;
    Descriptor ours;
};

Result<InputPipe> makeInputPipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return systemFailure(errno, "create", "a pipe");
    InputPipe pipe{awayFromStdio(Descriptor(ends[0])), awayFromStdio(Descriptor(ends[1]))};
    if (!pipe.theirs || !pipe.ours) return systemFailure(errno, "create", "a pipe");
    return pipe;
}

}  // namespace

Result<std::unique_ptr<BoundProcess>> startBound(
    const std::filesystem::path& program, std::vector<std::string> arguments,
    const std::filesystem::path& output,
    const std::string& /*readyToken: descriptors need no name*/) {
    auto announcement = makeAnnouncementPair();
    if (!announcement) return tl::unexpected(announcement.error());
    auto input = makeInputPipe();
    if (!input) return tl::unexpected(input.error());

    arguments.push_back("--announce");
    arguments.push_back(std::to_string(kAnnouncementDescriptor));
    // The input goes first: its number may be the one that the announcement takes.
    SpawnActions actions;
    actions.pass(input->theirs.number(), STDIN_FILENO);
    actions.pass(announcement->theirs.number(), kAnnouncementDescriptor);
    actions.open(STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND);
    actions.pass(STDOUT_FILENO, STDERR_FILENO);
    actions.closeFrom(kAnnouncementDescriptor + 1);
    const auto child = spawn(program.native(), arguments, actions);
    if (!child) return tl::unexpected(child.error());
    auto process = std::make_unique<PosixBoundProcess>(
        program.native(), *child, std::move(input->ours), std::move(announcement->ours));
    if (!process->watched()) return systemFailure(errno, "watch", program.native());
    return process;
}

}  // namespace winfax::platform
