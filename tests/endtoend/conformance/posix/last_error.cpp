// SPDX-License-Identifier: MIT
// What a library brings where there is no Windows, as far as the rows need it.
#define WINFAX_NO_WINDOWS_FUNCTIONS
#include <winfax.h>

namespace {

thread_local DWORD code = 0;

}  // namespace

extern "C" {

DWORD winfax_GetLastError(void) { return code; }
void winfax_SetLastError(DWORD given) { code = given; }

HANDLE winfax_CreateIoCompletionPort(HANDLE, HANDLE, ULONG_PTR, DWORD) { return &code; }

}  // extern "C"
