// SPDX-License-Identifier: MIT
#pragma once

#include "platform/win32/windows.h"

namespace winfax::platform::win32 {

// Wine says so by a function of its own.
inline bool runsUnderWine() {
    const HMODULE base = GetModuleHandleW(L"ntdll.dll");
    return base != nullptr && GetProcAddress(base, "wine_get_version") != nullptr;
}

}  // namespace winfax::platform::win32
