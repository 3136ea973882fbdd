// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "platform/posix/announcement.h"
#include "platform/posix/descriptor.h"
#include "platform/posix/spawn.h"
#include "platform/posix/system_error.h"
#include "platform/process.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;
using model::Result;
using Clock = std::chrono::steady_clock;

// `announcement` is not a stdio number.
Result<pid_t> spawnAnnouncing(const std::string& program, const std::vector<std::string>& arguments,
                              int announcement) {
    SpawnActions actions;
    actions.pass(announcement, kAnnouncementDescriptor);
    actions.open(STDIN_FILENO, "/dev/null", O_RDONLY);
    actions.open(STDOUT_FILENO, "/dev/null", O_WRONLY);
    actions.open(STDERR_FILENO, "/dev/null", O_WRONLY);
    actions.closeFrom(kAnnouncementDescriptor + 1);
    return spawn(program, arguments, actions);
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

Result<void> startDetached(const Path& program, std::vector<std::string> arguments,
                           const std::string& /*readyToken: descriptors need no name*/,
                           std::chrono::milliseconds patience) {
    const auto deadline = Clock::now() + patience;
    auto pair = makeAnnouncementPair();
    if (!pair) return tl::unexpected(pair.error());
    arguments.push_back("--announce");
    arguments.push_back(std::to_string(kAnnouncementDescriptor));
    const auto child = spawnAnnouncing(program.native(), arguments, pair->theirs.number());
    if (!child) return tl::unexpected(child.error());
    pair->theirs.reset();

    auto announced = awaitAnnouncement(pair->ours, deadline, program.native());
    collect(*child, announced.has_value());
    if (!announced && announced.error().code == ErrorCode::serverUnavailable)
        announced.error().detail += "; run it with --console to see why";
    return announced;
}

}  // namespace winfax::platform
