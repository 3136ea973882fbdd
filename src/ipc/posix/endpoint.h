// SPDX-License-Identifier: MIT
// What the two ends of a socket share.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>

#include <chrono>
#include <optional>
#include <string>

#include "ipc/instance.h"
#include "platform/posix/descriptor.h"

namespace winfax::ipc {

// Whom the machine's own instance is served by.
inline constexpr const char* kServiceAccount = "winfax";

// nullopt when the path does not fit.
std::optional<sockaddr_un> socketAddress(const std::string& path);

// Nothing is inherited over exec; `flags` as for socket(2).
platform::Descriptor openSocket(int flags = 0);

// Who opened the other end, or is listening there; nullopt on failure.
std::optional<ucred> credentialsOf(int socket);

// Whether `server` may serve `instance` to user `self`. `serviceAccount` is the account that the
// package made for the system instance.
bool mayServe(const Instance& instance, uid_t server, uid_t self,
              std::optional<uid_t> serviceAccount);

// Short waits, growing from one millisecond to twenty, for what the system cannot be asked to wait
// for.
class Patience {
  public:
    explicit Patience(std::chrono::milliseconds total)
        : deadline_(std::chrono::steady_clock::now() + total) {}
    std::chrono::milliseconds left() const;
    // false, at once, when the time is over.
    bool pause();

  private:
    std::chrono::steady_clock::time_point deadline_;
    std::chrono::milliseconds step_{1};
};

}  // namespace winfax::ipc
