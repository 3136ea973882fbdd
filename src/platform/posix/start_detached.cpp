// SPDX-License-Identifier: MIT
// Runs in other people's processes, which may have many threads, strange descriptors and signal
// settings of their own: so posix_spawn, never fork, and nothing of the host is passed on.
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
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

struct AnnouncementPair {
    Descriptor ours;
    Descriptor theirs;
};

// A socket pair and not a pipe: announcing to somebody who gave up must not raise SIGPIPE.
Result<AnnouncementPair> makeAnnouncementPair() {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return systemFailure(errno, "create", "a socket pair");
    AnnouncementPair pair{awayFromStdio(Descriptor(ends[0])), awayFromStdio(Descriptor(ends[1]))};
    if (!pair.ours || !pair.theirs) return systemFailure(errno, "create", "a socket pair");
    return pair;
}

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

// Waits until `announcement` has something to read; false when it did not in time.
bool waitReadable(int announcement, Clock::time_point deadline) {
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        pollfd waited{announcement, POLLIN, 0};
        const auto patience = std::clamp<std::int64_t>(left.count(), 0, 24 * 60 * 60 * 1000);
        const int count = ::poll(&waited, 1, static_cast<int>(patience));
        if (count > 0) return true;
        if (count < 0 && errno != EINTR) return false;
        if (count == 0 && Clock::now() >= deadline) return false;
    }
}

// One byte says that the program is ready; the end of the stream that nobody is left to say it.
Result<void> awaitAnnouncement(int announcement, Clock::time_point deadline,
                               const std::string& program) {
    if (!waitReadable(announcement, deadline))
        return model::fail(ErrorCode::timeout, program + " was started but is not ready in time");
    char byte;
    ssize_t count;
    do count = ::recv(announcement, &byte, 1, 0);
    while (count < 0 && errno == EINTR);
    if (count == 1) return {};
    return model::fail(ErrorCode::serverUnavailable,
                       program + " ended before it was ready; run it with --console to see why");
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

    auto announced = awaitAnnouncement(pair->ours.number(), deadline, program.native());
    collect(*child, announced.has_value());
    return announced;
}

}  // namespace winfax::platform
