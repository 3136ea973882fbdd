// SPDX-License-Identifier: MIT
#include "ipc/posix/endpoint.h"

#include <algorithm>
#include <thread>

namespace winfax::ipc {

std::optional<sockaddr_un> socketAddress(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path) return std::nullopt;
    path.copy(address.sun_path, path.size());
    return address;
}

platform::Descriptor openSocket(int flags) {
    return platform::awayFromStdio(
        platform::Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | flags, 0)));
}

std::optional<ucred> credentialsOf(int socket) {
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0 ||
        size != sizeof credentials)
        return std::nullopt;
    return credentials;
}

bool mayServe(const Instance& instance, uid_t server, uid_t self,
              std::optional<uid_t> serviceAccount) {
    if (server == 0) return true;
    return instance.system ? serviceAccount == server : server == self;
}

std::chrono::milliseconds Patience::left() const {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now());
    return std::max(left, std::chrono::milliseconds(0));
}

bool Patience::pause() {
    const auto wait = std::min(step_, left());
    if (wait.count() == 0) return false;
    std::this_thread::sleep_for(wait);
    step_ = std::min(step_ * 2, std::chrono::milliseconds(20));
    return true;
}

}  // namespace winfax::ipc
