// SPDX-License-Identifier: MIT
// The one place through which this layer sees winfax.h, and with it <windows.h> on Windows. With
// those macros in sight, names of ours must never be Win32 names.
#pragma once

#include <winfax.h>

#include <cstdint>

namespace winfax::abi {

// A handle as a number; the table's handles use its low 31 bits.
inline std::uintptr_t numberOf(HANDLE handle) { return reinterpret_cast<std::uintptr_t>(handle); }

}  // namespace winfax::abi
