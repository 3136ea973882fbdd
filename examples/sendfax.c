/* SPDX-License-Identifier: MIT */
/*
 * sendfax FILE NUMBER: sends a fax in the way programs have done it since Windows 2000, prints each
 * event, and ends with 0 when the fax was sent. The same source builds for Windows and Linux.
 */
#include <stdio.h>
#include <winfax.h>

static const char *const eventNames[] = {
    "(none)", "DIALING", "SENDING", "RECEIVING", "COMPLETED", "BUSY", "NO_ANSWER", "BAD_ADDRESS",
    "NO_DIAL_TONE", "DISCONNECTED", "FATAL_ERROR", "NOT_FAX_CALL", "CALL_DELAYED",
    "CALL_BLACKLISTED", "RINGING", "ABORTING", "ROUTING", "MODEM_POWERED_ON", "MODEM_POWERED_OFF",
    "IDLE", "FAXSVC_ENDED", "ANSWERED", "JOB_QUEUED", "DELETED", "INITIALIZING",
    "LINE_UNAVAILABLE", "HANDLED", "FAXSVC_STARTED"};

static int fail(const char *what)
{
    fprintf(stderr, "sendfax: %s failed with error %lu\n", what, (unsigned long)GetLastError());
    return 1;
}

/* Prints events until the job has left the queue or a try has failed; returns the exit code. */
static int watch(HANDLE port, DWORD job)
{
    int result = 1, done = 0;
    while (!done) {
        DWORD size;
        ULONG_PTR key;
        OVERLAPPED *packet;
        FAX_EVENT *event;
        if (!GetQueuedCompletionStatus(port, &size, &key, &packet, INFINITE))
            return fail("GetQueuedCompletionStatus");
        event = (FAX_EVENT *)packet;
        printf("FEI_%s", event->EventId <= FEI_NEVENTS ? eventNames[event->EventId] : "(new)");
        if (event->JobId != 0xFFFFFFFF) printf(", job %lu", (unsigned long)event->JobId);
        if (event->DeviceId != 0) printf(", line %lu", (unsigned long)event->DeviceId);
        printf("\n");
        fflush(stdout);
        if (event->JobId == job) {
            if (event->EventId == FEI_COMPLETED) result = 0;
            done = event->EventId == FEI_DELETED || event->EventId == FEI_LINE_UNAVAILABLE ||
                   (event->EventId >= FEI_BUSY && event->EventId <= FEI_CALL_BLACKLISTED);
        }
        done = done || event->EventId == FEI_FAXSVC_ENDED;
        LocalFree(event);
    }
    return result;
}

int main(int argc, char **argv)
{
    HANDLE fax, port;
    FAX_JOB_PARAMA *params;
    FAX_COVERPAGE_INFOA *cover;
    DWORD job;
    int result;

    if (argc != 3) {
        fprintf(stderr, "usage: sendfax FILE NUMBER\n");
        return 2;
    }
    if (!FaxConnectFaxServerA(NULL, &fax)) return fail("FaxConnectFaxServer");
    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
    if (!port) return fail("CreateIoCompletionPort");
    if (!FaxInitializeEventQueue(fax, port, 0, NULL, 0)) return fail("FaxInitializeEventQueue");

    if (!FaxCompleteJobParamsA(&params, &cover)) return fail("FaxCompleteJobParams");
    FaxFreeBuffer(cover); /* no cover page */
    params->RecipientNumber = argv[2];
    params->DocumentName = argv[1];
    if (!FaxSendDocumentA(fax, argv[1], params, NULL, &job)) return fail("FaxSendDocument");
    FaxFreeBuffer(params);
    printf("FaxSendDocument gave job %lu\n", (unsigned long)job);

    result = watch(port, job);
    if (!FaxClose(fax)) return fail("FaxClose");
    return result;
}
