/* SPDX-License-Identifier: MIT */
/*
 * loadlib FILE NUMBER [LIBRARY]: queues a fax without having been linked with the library: by
 * LoadLibrary and GetProcAddress, or dlopen and dlsym, and the PFAX... types of winfax.h.
 */
#include <stdio.h>
#include <string.h>
#include <winfax.h>

#ifdef _WIN32
#define LIBRARY "winfax.dll"
typedef FARPROC SYMBOL;
static void *load(const char *name) { return (void *)LoadLibraryA(name); }
static SYMBOL find(void *library, const char *name)
{
    return GetProcAddress((HMODULE)library, name);
}
#else
#include <dlfcn.h>
#define LIBRARY "libwinfax.so"
typedef void *SYMBOL;
typedef DWORD (*PGETLASTERROR)(void);
static void *load(const char *name) { return dlopen(name, RTLD_NOW); }
static SYMBOL find(void *library, const char *name) { return dlsym(library, name); }
#endif

/* One function after the other; C has no cast between a data pointer and a function pointer. */
#define FIND(function, name) \
    ((symbol = find(library, name)) ? (memcpy(&function, &symbol, sizeof symbol), 1) : missing(name))

static int missing(const char *name)
{
    fprintf(stderr, "loadlib: the library has no %s\n", name);
    return 0;
}

int main(int argc, char **argv)
{
    void *library;
    SYMBOL symbol;
    PFAXCONNECTFAXSERVERA connectServer = NULL;
    PFAXCOMPLETEJOBPARAMSA completeParams = NULL;
    PFAXSENDDOCUMENTA sendDocument = NULL;
    PFAXFREEBUFFER freeBuffer = NULL;
    PFAXCLOSE closeHandle = NULL;
    HANDLE fax;
    FAX_JOB_PARAMA *params;
    FAX_COVERPAGE_INFOA *cover;
    DWORD job, error = 0;
#ifndef _WIN32
    PGETLASTERROR lastError; /* belongs to the library where there is no Windows */
#endif

    if (argc < 3 || argc > 4) {
        fprintf(stderr, "usage: loadlib FILE NUMBER [LIBRARY]\n");
        return 2;
    }
    library = load(argc == 4 ? argv[3] : LIBRARY);
    if (!library) {
        fprintf(stderr, "loadlib: cannot load %s\n", argc == 4 ? argv[3] : LIBRARY);
        return 1;
    }
    if (!FIND(connectServer, "FaxConnectFaxServerA") ||
        !FIND(completeParams, "FaxCompleteJobParamsA") || !FIND(sendDocument, "FaxSendDocumentA") ||
        !FIND(freeBuffer, "FaxFreeBuffer") || !FIND(closeHandle, "FaxClose"))
        return 1;

    if (connectServer(NULL, &fax) && completeParams(&params, &cover)) {
        freeBuffer(cover);
        params->RecipientNumber = argv[2];
        if (sendDocument(fax, argv[1], params, NULL, &job)) {
            printf("job %lu is queued\n", (unsigned long)job);
            freeBuffer(params);
            return closeHandle(fax) ? 0 : 1;
        }
    }
#ifdef _WIN32
    error = GetLastError();
#else
    if (FIND(lastError, "winfax_GetLastError")) error = lastError();
#endif
    fprintf(stderr, "loadlib: the fax was not queued, error %lu\n", (unsigned long)error);
    return 1;
}
