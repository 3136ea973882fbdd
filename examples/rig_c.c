/* SPDX-License-Identifier: MIT */
/*
 * rig_c DOCUMENT: a test of a program that faxes, in C (docs/rig.md). Ends with 0 when it passed.
 * What is tested is sendFax(): a fax to a busy line is tried again and comes over then.
 */
#include <stdio.h>
#include <string.h>
#include <winfax.h>
#include <winfax_rig.h>

/* The program under test. Returns the job's id, 0 when it could not be submitted. */
static DWORD sendFax(const char *document, char *number)
{
    HANDLE fax;
    FAX_JOB_PARAMA *params;
    FAX_COVERPAGE_INFOA *cover;
    DWORD job = 0;

    if (!FaxConnectFaxServerA(NULL, &fax)) return 0;
    if (FaxCompleteJobParamsA(&params, &cover)) {
        params->RecipientNumber = number;
        if (!FaxSendDocumentA(fax, document, params, NULL, &job)) job = 0;
        FaxFreeBuffer(cover);
        FaxFreeBuffer(params);
    }
    FaxClose(fax);
    return job;
}

#define EXPECT(condition)                                                                    \
    do {                                                                                     \
        if (!(condition)) {                                                                  \
            printf("%s:%d: %s: %s\n", __FILE__, __LINE__, #condition, winfax_rig_last_error()); \
            return 1;                                                                        \
        }                                                                                    \
    } while (0)

enum { PATIENCE = 30000 }; /* milliseconds; met only when something is wrong */

static int testBusyLine(const char *document)
{
    winfax_rig_options options;
    winfax_rig *rig;
    DWORD job;
    int outcome;

    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.scenario = "rule = [{ attempt = 1, steps = ['busy'] }, { steps = ['complete'] }]";
    EXPECT(winfax_rig_start(&options, &rig) == WINFAX_RIG_OK);

    job = sendFax(document, "555-0100");
    EXPECT(job != 0);
    EXPECT(winfax_rig_advance(rig, "2s") == WINFAX_RIG_OK);
    EXPECT(winfax_rig_wait_for_state(rig, job, JS_RETRYING, PATIENCE) == WINFAX_RIG_OK);
    EXPECT(winfax_rig_advance_until_idle(rig) == WINFAX_RIG_OK); /* ten minutes at once */
    EXPECT(winfax_rig_wait_for_outcome(rig, job, PATIENCE, &outcome) == WINFAX_RIG_OK);
    EXPECT(outcome == WINFAX_RIG_SENT);

    EXPECT(winfax_rig_stop(rig) == WINFAX_RIG_OK);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: rig_c DOCUMENT\n");
        return 2;
    }
    return testBusyLine(argv[1]);
}
