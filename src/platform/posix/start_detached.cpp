// SPDX-License-Identifier: MIT
// Runs in other people's processes, which may have many threads, strange descriptors and signal
// settings of their own: so posix_spawn, never fork, and nothing of the host is passed on.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "platform/posix/announcement.h"
#include "platform/posix/descriptor.h"
#include "platform/posix/spawn_attributes.h"
#include "platform/posix/system_error.h"
#include "platform/process.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;
using model::Result;
using Clock = std::chrono::steady_clock;

class SpawnActions {
  public:
    // `announcement` is not a stdio number, so that replacing those cannot close it.
    explicit SpawnActions(int announcement) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, announcement, kAnnouncementDescriptor);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions_, kAnnouncementDescriptor + 1);
    }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_;
};

Result<pid_t> spawn(const std::string& program, const std::vector<std::string>& arguments,
                    int announcement) {
    std::vector<char*> argv;
    argv.push_back(const_cast<char*>(program.c_str()));
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    const SpawnActions actions(announcement);
    const SpawnAttributes attributes;
    pid_t child = -1;
    const int error = ::posix_spawn(&child, program.c_str(), actions.get(), attributes.get(),
                                    argv.data(), environ);
    if (error != 0)
        return model::fail(ErrorCode::serverUnavailable,
                           "cannot start " + program + ": " + describeErrno(error));
    return child;
}

// The program forks once more and its first process ends, long before it announces anything, so
// nothing waits here. The host may have made the system forget its children (ECHILD), or collect
// them itself. A program that failed and did not even detach must not stay our child: it is ended.
void collect(pid_t child, bool announced) {
    const auto reap = [child](int options) {
        pid_t reaped;
        do reaped = ::waitpid(child, nullptr, options);
        while (reaped < 0 && errno == EINTR);
        return reaped;
    };
    // Asked first: a pid that somebody else collected may be another process by now.
    if (!announced && reap(WNOHANG) == 0) ::kill(child, SIGKILL);
    reap(0);
}

}  // namespace

Result<void> startDetached(const std::filesystem::path& program, std::vector<std::string> arguments,
                           const std::string& /*readyToken: descriptors need no name*/,
                           std::chrono::milliseconds patience) {
    const auto deadline = Clock::now() + patience;
    auto pair = makeAnnouncementPair();
    if (!pair) return tl::unexpected(pair.error());
    arguments.push_back("--announce");
    arguments.push_back(std::to_string(kAnnouncementDescriptor));
    const auto child = spawn(program.native(), arguments, pair->theirs.number());
    if (!child) return tl::unexpected(child.error());
    pair->theirs.reset();

    auto announced = awaitAnnouncement(pair->ours, deadline, program.native());
    collect(*child, announced.has_value());
    if (!announced && announced.error().code == ErrorCode::serverUnavailable)
        announced.error().detail += "; run it with --console to see why";
    return announced;
}

}  // namespace winfax::platform
