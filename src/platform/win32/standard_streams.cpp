// SPDX-License-Identifier: MIT
// By handles, since the C library's streams would translate line ends.
#include <algorithm>
#include <array>

#include "platform/child_process.h"
#include "platform/win32/error_text.h"

namespace winfax::platform {

model::Result<std::vector<std::byte>> readStandardInput(std::uint64_t limit) {
    const HANDLE stream = GetStdHandle(STD_INPUT_HANDLE);
    std::vector<std::byte> input;
    std::array<std::byte, 65'536> buffer;
    for (;;) {
        DWORD count = 0;
        if (!ReadFile(stream, buffer.data(), static_cast<DWORD>(buffer.size()), &count, nullptr)) {
            const DWORD code = GetLastError();
            if (code == ERROR_BROKEN_PIPE) return input;
            return win32::failSystem(model::ErrorCode::internalError, "read", "the standard input",
                                     code);
        }
        if (count == 0) return input;
        if (count > limit - input.size()) {
            return model::fail(model::ErrorCode::invalidData, "the standard input has more than " +
                                                                  std::to_string(limit) + " bytes");
        }
        input.insert(input.end(), buffer.begin(), buffer.begin() + count);
    }
}

model::Result<void> writeStandardOutput(std::span<const std::byte> output) {
    const HANDLE stream = GetStdHandle(STD_OUTPUT_HANDLE);
    while (!output.empty()) {
        const DWORD size =
            static_cast<DWORD>(std::min<std::size_t>(output.size(), std::size_t{1} << 20));
        DWORD count = 0;
        if (!WriteFile(stream, output.data(), size, &count, nullptr)) {
            return win32::failSystem(model::ErrorCode::internalError, "write",
                                     "the standard output", GetLastError());
        }
        output = output.subspan(count);
    }
    return {};
}

}  // namespace winfax::platform
