/* SPDX-License-Identifier: MIT */
/*
 * What programs write, as C and as C++: every function through its function pointer type, the plain
 * names of structures and functions, callbacks, and the names that stand in for <windows.h>.
 * Compiled only.
 */
#include <faxdev.h>
#include <faxroute.h>
#include <winfax.h>

#define FUNCTION(name, type)  \
    {                         \
        type pointer = name;  \
        (void)(pointer == 0); \
    }

void everyFunction(void);
void everyFunction(void) {
#include "../exports/functions.inc"
}

void everyPlainName(void);
void everyPlainName(void) {
#include "plain_names.inc"
}
#undef FUNCTION

static BOOL CALLBACK nextRecipient(HANDLE server, DWORD number, LPVOID context, PFAX_JOB_PARAM job,
                                   PFAX_COVERPAGE_INFO cover) {
    (void)server;
    (void)context;
    job->ScheduleAction = JSA_NOW;
    job->DeliveryReportType = DRT_NONE;
    cover->CoverPageName = NULL;
    return number < 3 ? TRUE : FALSE;
}

static BOOL CALLBACK nextMethod(HANDLE server, LPVOID context, LPWSTR method, LPWSTR friendly,
                                LPWSTR function, LPWSTR guid) {
    (void)server;
    (void)context;
    method[0] = friendly[0] = function[0] = guid[0] = 0;
    return FALSE;
}

DWORD sendAndWatch(LPCSTR name, LPCWSTR wideName);
DWORD sendAndWatch(LPCSTR name, LPCWSTR wideName) {
    PFAX_RECIPIENT_CALLBACK recipients = nextRecipient;
    PFAX_ROUTING_INSTALLATION_CALLBACK methods = nextMethod;
    HANDLE server = NULL;
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
    PFAX_JOB_PARAM job = NULL;
    PFAX_COVERPAGE_INFO cover = NULL;
    PFAX_JOB_ENTRY jobs = NULL;
    DWORD id = 0, count = 0, bytes = 0;
    ULONG_PTR key = 0;
    LPOVERLAPPED packet = NULL;

    if (!FaxConnectFaxServerA(name, &server) || !FaxConnectFaxServerW(wideName, &server)) {
        return GetLastError();
    }
    if (FaxAccessCheck(server, FAX_READ | FAX_WRITE) || GetLastError() != ERROR_SUCCESS) {
        FaxAccessCheck(server, FAX_ALL_ACCESS);
    }
    FaxInitializeEventQueue(server, port, 7, NULL, 0);
    if (FaxCompleteJobParams(&job, &cover)) {
        job->RecipientNumber = NULL;
        FaxSendDocument(server, NULL, job, cover, &id);
        FaxSendDocumentForBroadcast(server, NULL, &id, recipients, NULL);
        FaxRegisterRoutingExtension(server, NULL, NULL, NULL, methods, NULL);
        FaxFreeBuffer(job);
        FaxFreeBuffer(cover);
    }
    if (FaxEnumJobs(server, &jobs, &count) && count > 0 && jobs[0].QueueStatus == JS_PENDING) {
        FaxSetJob(server, jobs[0].JobId, JC_PAUSE, NULL);
    }
    FaxFreeBuffer(jobs);
    if (GetQueuedCompletionStatus(port, &bytes, &key, &packet, INFINITE)) {
        PFAX_EVENT event = (PFAX_EVENT)packet;
        if (event->EventId == FEI_FAXSVC_ENDED && event->JobId == 0xFFFFFFFF) LocalFree(event);
    }
    PostQueuedCompletionStatus(port, 0, key, NULL);
    CloseHandle(port);
    SetLastError(ERROR_SUCCESS);
    return FaxClose(server) ? ERROR_SUCCESS : GetLastError();
}

/* A provider and an extension define what the headers declare. */
HRESULT WINAPI FaxDevShutdown(void) {
    PFAXDEVSHUTDOWN self = FaxDevShutdown;
    return self != 0 ? 0 : -1;
}

BOOL WINAPI FaxRouteDeviceEnable(LPCWSTR guid, DWORD device, LONG enabled) {
    PFAXROUTEDEVICEENABLE self = FaxRouteDeviceEnable;
    (void)self;
    return guid != NULL && device != 0 && enabled == QUERY_STATUS;
}
