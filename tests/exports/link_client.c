/* SPDX-License-Identifier: MIT */
/*
 * A program linked against an import library: by mingw, and in the way of Microsoft's tools, where
 * it has no C runtime and its own entry point. Its exit code is 0, or the number of the check that
 * failed.
 */
#include <winfax.h>

typedef void (*Function)(void);

/* Every function, so that one missing from the import library is a link error. */
#define FUNCTION(name, type) (Function)(type) name,
static const Function kFunctions[] = {
#include "functions.inc"
};
#undef FUNCTION

/* Where the stack is at the call: equal before and after when a callee takes its arguments off. */
static __attribute__((noinline)) ULONG_PTR stackPosition(void) {
    return (ULONG_PTR)__builtin_frame_address(0);
}

static UINT check(void) {
    const ULONG_PTR before = stackPosition();
    unsigned index;

    if (sizeof(kFunctions) / sizeof(kFunctions[0]) != 58) return 1;
    for (index = 0; index < 58; ++index) {
        if (kFunctions[index] == 0) return 2;
    }
    /* 87 before the name is looked at: the output is missing (K10). */
    SetLastError(0);
    if (FaxConnectFaxServerA(NULL, NULL) != FALSE) return 3;
    if (GetLastError() != ERROR_INVALID_PARAMETER) return 4;
    if (stackPosition() != before) return 5;
    /* The one function for which NULL is a bad handle (A5). */
    SetLastError(0);
    if (FaxClose(NULL) != FALSE) return 6;
    if (GetLastError() != ERROR_INVALID_HANDLE) return 7;
    if (stackPosition() != before) return 8;
    FaxFreeBuffer(NULL);
    if (GetLastError() != ERROR_INVALID_HANDLE) return 9;
    if (stackPosition() != before) return 10;
    return 0;
}

#ifdef LINK_CLIENT_WITHOUT_RUNTIME
void linkClientEntry(void);
void linkClientEntry(void) { ExitProcess(check()); }
#else
int main(void) { return (int)check(); }
#endif
