// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <string>

#include "ipc/instance.h"
#include "platform/posix/descriptor.h"

namespace winfax::ipc {

// The socket's name in the file system, removed as long as it is still this socket's.
class EndpointFile {
  public:
    EndpointFile() = default;  // systemd's socket: not ours to remove
    explicit EndpointFile(std::string path);
    EndpointFile(EndpointFile&& other) noexcept
        : path_(std::exchange(other.path_, {})), device_(other.device_), inode_(other.inode_) {}
    EndpointFile& operator=(EndpointFile&&) = delete;
    ~EndpointFile();

  private:
    std::string path_;
    dev_t device_ = 0;
    ino_t inode_ = 0;
};

struct ListeningSocket {
    EndpointFile file;  // removed before the socket is closed
    platform::Descriptor descriptor;
};

// Listening at the instance's endpoint, or, for the system instance, what systemd passed.
model::Result<ListeningSocket> openListeningSocket(const Instance& instance);

}  // namespace winfax::ipc
