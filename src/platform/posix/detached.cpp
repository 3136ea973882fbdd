// SPDX-License-Identifier: MIT
// The started program's part of startDetached().
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>

#include "platform/posix/announcement.h"
#include "platform/process.h"

namespace winfax::platform {
namespace {

void replaceStdio() {
    const int null = ::open("/dev/null", O_RDWR);
    if (null < 0) return;
    for (const int stdio : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(null, stdio);
    if (null > STDERR_FILENO) ::close(null);
}

}  // namespace

void announceReady(const std::string& token) {
    int descriptor = -1;
    const auto [end, error] =
        std::from_chars(token.data(), token.data() + token.size(), descriptor);
    if (error != std::errc() || end != token.data() + token.size()) return;
    if (descriptor <= STDERR_FILENO) return;
    const char byte = 1;
    // Whoever waited may have given up, which is no reason to die of SIGPIPE.
    if (::send(descriptor, &byte, 1, MSG_NOSIGNAL) < 0 && errno == ENOTSOCK) {
        [[maybe_unused]] const ssize_t written = ::write(descriptor, &byte, 1);
    }
    ::close(descriptor);
}

void detachFromCaller() {
    const pid_t child = ::fork();
    if (child > 0) ::_exit(0);
    // Without a new process (child < 0) the service still works; its parent just waits for it.
    ::setsid();
    ::umask(077);
    // Not to hold the caller's file system. Failing means only that it is held.
    [[maybe_unused]] const int moved = ::chdir("/");
    replaceStdio();
    ::closefrom(kAnnouncementDescriptor + 1);
}

}  // namespace winfax::platform
