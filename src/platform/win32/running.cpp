// SPDX-License-Identifier: MIT
#include "platform/running.h"

#include "platform/win32/windows.h"

namespace winfax::platform {

std::uint32_t processId() { return GetCurrentProcessId(); }

std::uint32_t threadId() { return GetCurrentThreadId(); }

}  // namespace winfax::platform
