// SPDX-License-Identifier: MIT
#include "platform/posix/await_descriptor.h"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>

namespace winfax::platform {

bool awaitDescriptor(int descriptor, short events, std::chrono::steady_clock::time_point deadline) {
    using Clock = std::chrono::steady_clock;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        pollfd waited{descriptor, events, 0};
        const auto patience = std::clamp<std::int64_t>(left.count(), 0, 24 * 60 * 60 * 1000);
        const int count = ::poll(&waited, 1, static_cast<int>(patience));
        if (count > 0) return true;
        if (count < 0 && errno != EINTR) return false;
        if (count == 0 && Clock::now() >= deadline) return false;
    }
}

}  // namespace winfax::platform
