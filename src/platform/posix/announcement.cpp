// SPDX-License-Identifier: MIT
#include "platform/posix/announcement.h"

#include <poll.h>
#include <sys/socket.h>

#include <cerrno>

#include "platform/posix/await_descriptor.h"
#include "platform/posix/system_error.h"

namespace winfax::platform {

using model::ErrorCode;
using model::Result;

// A socket pair and not a pipe: announcing to somebody who gave up must not raise SIGPIPE.
Result<AnnouncementPair> makeAnnouncementPair() {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return systemFailure(errno, "create", "a socket pair");
    AnnouncementPair pair{awayFromStdio(Descriptor(ends[0])), awayFromStdio(Descriptor(ends[1]))};
    if (!pair.ours || !pair.theirs) return systemFailure(errno, "create", "a socket pair");
    return pair;
}

// One byte says that the program is ready; the end of the stream that nobody is left to say it.
Result<void> awaitAnnouncement(const Descriptor& ours,
                               std::chrono::steady_clock::time_point deadline,
                               const std::string& program) {
    if (!awaitDescriptor(ours.number(), POLLIN, deadline))
        return model::fail(ErrorCode::timeout, program + " was started but is not ready in time");
    char byte;
    ssize_t count;
    do count = ::recv(ours.number(), &byte, 1, 0);
    while (count < 0 && errno == EINTR);
    if (count == 1) return {};
    return model::fail(ErrorCode::serverUnavailable, program + " ended before it was ready");
}

}  // namespace winfax::platform
