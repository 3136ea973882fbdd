// SPDX-License-Identifier: MIT
#pragma once

#include "abi/api.h"

namespace winfax::abi {

// The calling thread's last error, on Windows the system's.
DWORD lastError();
void setLastError(DWORD code);

}  // namespace winfax::abi
