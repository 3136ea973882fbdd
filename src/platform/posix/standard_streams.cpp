// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <array>
#include <cerrno>

#include "platform/child_process.h"
#include "platform/posix/system_error.h"

namespace winfax::platform {

model::Result<std::vector<std::byte>> readStandardInput(std::uint64_t limit) {
    std::vector<std::byte> input;
    std::array<std::byte, 65'536> buffer;
    for (;;) {
        const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count == 0) return input;
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return systemFailure(errno, "read", "the standard input");
        if (static_cast<std::uint64_t>(count) > limit - input.size()) {
            return model::fail(model::ErrorCode::invalidData, "the standard input has more than " +
                                                                  std::to_string(limit) + " bytes");
        }
        input.insert(input.end(), buffer.begin(), buffer.begin() + count);
    }
}

model::Result<void> writeStandardOutput(std::span<const std::byte> output) {
    while (!output.empty()) {
        const ssize_t count = ::write(STDOUT_FILENO, output.data(), output.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return systemFailure(errno, "write", "the standard output");
        output = output.subspan(static_cast<std::size_t>(count));
    }
    return {};
}

}  // namespace winfax::platform
