// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "platform/path.h"

namespace winfax::platform::win32 {

// The path from its root, in the form that has no limit of 260 characters when it is long.
std::wstring fullPath(const Path& path);

// Whether a full path leads into the device namespace: a serial line, a pipe, NUL.
bool namesDevice(const std::wstring& fullPath);

}  // namespace winfax::platform::win32
