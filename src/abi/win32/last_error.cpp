// SPDX-License-Identifier: MIT
#include "abi/last_error.h"

namespace winfax::abi {

DWORD lastError() { return GetLastError(); }

void setLastError(DWORD code) { SetLastError(code); }

}  // namespace winfax::abi
