// SPDX-License-Identifier: MIT
#include "abi/last_error.h"

namespace winfax::abi {

namespace {

thread_local DWORD current = ERROR_SUCCESS;

}  // namespace

DWORD lastError() { return current; }

void setLastError(DWORD code) { current = code; }

}  // namespace winfax::abi
