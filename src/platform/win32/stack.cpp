// SPDX-License-Identifier: MIT
#include "platform/stack.h"

#include <array>
#include <cstdint>
#include <cstdio>

#include "platform/win32/wide.h"
#include "platform/win32/windows.h"

namespace winfax::platform {

namespace {

// "C:\...\program.exe+0x1234"
std::string describeFrame(void* address) {
    HMODULE module = nullptr;
    constexpr DWORD kFlags =
        GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
    std::array<wchar_t, MAX_PATH> name{};
    if (GetModuleHandleExW(kFlags, static_cast<LPCWSTR>(address), &module)) {
        GetModuleFileNameW(module, name.data(), static_cast<DWORD>(name.size()));
    }
    const auto offset =
        reinterpret_cast<std::uintptr_t>(address) - reinterpret_cast<std::uintptr_t>(module);
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), "+0x%llx", static_cast<unsigned long long>(offset));
    return win32::utf8FromWide(name.data()) + number.data();
}

}  // namespace

std::vector<std::string> callStack() {
    std::array<void*, 62> frames{};  // the most that Windows XP takes
    const USHORT count =
        RtlCaptureStackBackTrace(0, static_cast<DWORD>(frames.size()), frames.data(), nullptr);
    std::vector<std::string> lines;
    for (USHORT i = 0; i < count; ++i) lines.push_back(describeFrame(frames[i]));
    return lines;
}

}  // namespace winfax::platform
