// SPDX-License-Identifier: MIT
#include "abi/api.h"

// Nothing starts here, and at the end nothing is taken down: no lock, join or destructor of ours
// runs while the process goes.
extern "C" BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID) {
    if (reason == DLL_PROCESS_ATTACH) DisableThreadLibraryCalls(module);
    return TRUE;
}
