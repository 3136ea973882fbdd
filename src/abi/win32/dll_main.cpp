// SPDX-License-Identifier: MIT
#include "abi/api.h"
#include "watching/watchers.h"

// Nothing starts here, and at the end nothing is taken down: no lock, join or destructor of ours
// runs while the process goes. Only a program that unloads the library gets strict mode's report:
// `reserved` is NULL then, and not when the process ends.
extern "C" BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved) {
    if (reason == DLL_PROCESS_ATTACH) DisableThreadLibraryCalls(module);
    if (reason == DLL_PROCESS_DETACH && reserved == nullptr) winfax::watching::Watchers::finish();
    return TRUE;
}
