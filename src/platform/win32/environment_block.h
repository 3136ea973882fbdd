// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace winfax::platform::win32 {

// The environment of a process to come, as CREATE_UNICODE_ENVIRONMENT wants it: ours, but temporary
// files go to `temporary`.
std::wstring environmentBlock(const std::wstring& temporary);

}  // namespace winfax::platform::win32
