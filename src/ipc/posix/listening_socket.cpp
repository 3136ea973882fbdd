// SPDX-License-Identifier: MIT
#include "ipc/posix/listening_socket.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>

#include "ipc/posix/endpoint.h"
#include "platform/environment.h"
#include "platform/posix/system_error.h"
#include "platform/posix/users.h"

namespace winfax::ipc {
namespace {

using model::ErrorCode;
using model::Result;

constexpr int kBacklog = 4096;
constexpr int kFirstPassedDescriptor = 3;  // sd_listen_fds(3)
constexpr const char* kSystemGroup = "fax";

bool isListening(int descriptor) {
    int domain = 0;
    int listening = 0;
    socklen_t size = sizeof domain;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 &&
           domain == AF_UNIX &&
           ::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0 &&
           listening != 0;
}

int numberIn(const char* variable) {
    const std::string text = platform::environmentVariable(variable).value_or("");
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

// The socket that systemd listens on for us, if it does.
platform::Descriptor passedSocket() {
    if (numberIn("LISTEN_PID") != ::getpid() || numberIn("LISTEN_FDS") < 1) return {};
    if (!isListening(kFirstPassedDescriptor)) return {};
    ::fcntl(kFirstPassedDescriptor, F_SETFD, FD_CLOEXEC);
    const int flags = ::fcntl(kFirstPassedDescriptor, F_GETFL);
    ::fcntl(kFirstPassedDescriptor, F_SETFL, flags | O_NONBLOCK);
    return platform::Descriptor(kFirstPassedDescriptor);
}

// Makes way for a new socket. The caller holds the instance's lock, so a socket that nobody answers
// at was left by a service that was killed.
Result<void> removeStaleEndpoint(const Instance& instance, const sockaddr_un& address) {
    struct stat status {};
    const char* path = instance.endpoint.c_str();
    if (::lstat(path, &status) != 0) {
        if (errno == ENOENT) return {};
        return platform::systemFailure(errno, "examine", instance.endpoint);
    }
    if (!S_ISSOCK(status.st_mode))
        return model::fail(ErrorCode::alreadyExists,
                           instance.endpoint + " is in the way and no socket: remove it");
    const platform::Descriptor probe = openSocket(SOCK_NONBLOCK);
    if (!probe) return platform::systemFailure(errno, "create", "a socket");
    if (::connect(probe.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) ==
            0 ||
        errno == EAGAIN)
        return model::fail(ErrorCode::alreadyExists,
                           "another service answers at " + instance.endpoint);
    if (::unlink(path) != 0 && errno != ENOENT)
        return platform::systemFailure(errno, "remove the stale socket", instance.endpoint);
    return {};
}

Result<platform::Descriptor> bindSocket(const Instance& instance) {
    const auto address = socketAddress(instance.endpoint);
    if (!address)
        return model::fail(ErrorCode::invalidParameter,
                           "the endpoint " + instance.endpoint + " is too long for a socket");
    if (auto removed = removeStaleEndpoint(instance, *address); !removed)
        return tl::unexpected(removed.error());
    platform::Descriptor socket = openSocket(SOCK_NONBLOCK);
    if (!socket) return platform::systemFailure(errno, "create", "a socket");
    // Linux gives the name the mode of the socket: at no moment may it be open to more people.
    ::fchmod(socket.number(), S_IRUSR | S_IWUSR);
    if (::bind(socket.number(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0)
        return platform::systemFailure(errno, "bind", instance.endpoint);
    return socket;
}

// Private: the owner's alone. System: for the group, where the machine has it.
Result<void> openToClients(const Instance& instance) {
    const char* path = instance.endpoint.c_str();
    if (instance.system) {
        const auto group = platform::groupNamed(kSystemGroup);
        if (group && ::chown(path, static_cast<uid_t>(-1), *group) != 0)
            return platform::systemFailure(errno, "give to the group fax", instance.endpoint);
    }
    if (::chmod(path, instance.system ? 0660 : 0600) != 0)
        return platform::systemFailure(errno, "set the mode of", instance.endpoint);
    return {};
}

}  // namespace

EndpointFile::EndpointFile(std::string path) : path_(std::move(path)) {
    struct stat status {};
    if (::lstat(path_.c_str(), &status) != 0) path_.clear();
    device_ = status.st_dev;
    inode_ = status.st_ino;
}

EndpointFile::~EndpointFile() {
    struct stat status {};
    if (!path_.empty() && ::lstat(path_.c_str(), &status) == 0 && status.st_dev == device_ &&
        status.st_ino == inode_)
        ::unlink(path_.c_str());
}

Result<ListeningSocket> openListeningSocket(const Instance& instance) {
    if (instance.system)
        if (platform::Descriptor passed = passedSocket())
            return ListeningSocket{EndpointFile(), std::move(passed)};
    auto socket = bindSocket(instance);
    if (!socket) return tl::unexpected(socket.error());
    ListeningSocket listening{EndpointFile(instance.endpoint), std::move(*socket)};
    if (auto opened = openToClients(instance); !opened) return tl::unexpected(opened.error());
    if (::listen(listening.descriptor.number(), kBacklog) != 0)
        return platform::systemFailure(errno, "listen at", instance.endpoint);
    return listening;
}

}  // namespace winfax::ipc
