// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <array>
#include <cerrno>
#include <thread>

#include "platform/process.h"

namespace winfax::platform {

void onInputEnd(std::function<void()> stop) {
    std::thread([stop = std::move(stop)] {
        std::array<char, 512> ignored;
        ssize_t count;
        do count = ::read(STDIN_FILENO, ignored.data(), ignored.size());
        while (count > 0 || (count < 0 && errno == EINTR));
        stop();
    }).detach();
}

}  // namespace winfax::platform
