// SPDX-License-Identifier: MIT
#include <array>
#include <thread>

#include "platform/process.h"
#include "platform/win32/windows.h"

namespace winfax::platform {

void onInputEnd(std::function<void()> stop) {
    std::thread([stop = std::move(stop)] {
        const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
        std::array<char, 512> ignored;
        DWORD count = 1;
        while (count > 0 && ReadFile(input, ignored.data(), static_cast<DWORD>(ignored.size()),
                                     &count, nullptr)) {
        }
        stop();
    }).detach();
}

}  // namespace winfax::platform
