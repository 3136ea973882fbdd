// SPDX-License-Identifier: MIT
// A WinFax.dll that is wrong in every way that the conformance kit tells apart.
#include <winfax.h>

#include <future>

extern "C" {

// There is never a service.
BOOL WINAPI FaxConnectFaxServerA(LPCSTR, LPHANDLE) {
    SetLastError(RPC_S_SERVER_UNAVAILABLE);
    return FALSE;
}
BOOL WINAPI FaxConnectFaxServerW(LPCWSTR, LPHANDLE) {
    SetLastError(RPC_S_SERVER_UNAVAILABLE);
    return FALSE;
}

// Another answer than the right one.
BOOL WINAPI FaxClose(HANDLE) { return TRUE; }

// The right answer, but an output that nobody cleared.
BOOL WINAPI FaxGetJobW(HANDLE, DWORD, PFAX_JOB_ENTRYW*) {
    SetLastError(ERROR_INVALID_HANDLE);
    return FALSE;
}

// No answer, because the program ends.
BOOL WINAPI FaxAccessCheck(HANDLE, DWORD) {
    volatile int* const nowhere = nullptr;
    *nowhere = 1;
    return FALSE;
}

// No answer, ever.
BOOL WINAPI FaxAbort(HANDLE, DWORD) {
    std::promise<void>().get_future().wait();
    return FALSE;
}

}  // extern "C"
