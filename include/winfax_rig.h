/* SPDX-License-Identifier: MIT */
/*
 * winfax_rig.h: a fax service of a test's own, for testing programs that use WinFax. C89 to C++20,
 * every C compiler, and languages that call C. docs/rig.md tells the story; winfax_rig.hpp is the
 * same for Google Test.
 *
 *  1. A function that can fail returns one of the WINFAX_RIG_* results below, 0 for success;
 *     winfax_rig_last_error() says in words what was wrong, with which value, and what to do.
 *  2. Text is UTF-8 and ends with NUL. NULL, where a text may be left out, is "none". Text that a
 *     function hands out belongs to the rig or the trace; each function says how long it is good.
 *  3. Durations of the service's clock are text as everywhere in this project: "250ms", "90s",
 *     "10m", "2h", "1d", "1h30m". Deadlines are real milliseconds, whatever the clock does.
 *  4. Threads: a rig may be used by several threads at once, except while winfax_rig_stop() gets
 *     it. Starting and stopping change environment variables, so no other thread may read the
 *     environment meanwhile. The last error is per thread.
 *  5. Numbers of jobs, devices, states and events are those of winfax.h (JS_*, FEI_*), which this
 *     header does not need.
 */
#ifndef WINFAX_RIG_H
#define WINFAX_RIG_H

#include <stddef.h>

#ifndef WINFAX_RIG_API
#if defined(__GNUC__) && __GNUC__ >= 4 && !defined(_WIN32)
#define WINFAX_RIG_API __attribute__((visibility("default")))
#else
#define WINFAX_RIG_API
#endif
#endif

/* The calling convention, also in programs that are compiled for another one. */
#if defined(_WIN32)
#define WINFAX_RIG_CALL __cdecl
#else
#define WINFAX_RIG_CALL
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Results --------------------------------------------------------------------------------- */

enum {
    WINFAX_RIG_OK = 0,
    WINFAX_RIG_TIMEOUT = 1,          /* what was waited for did not come before the deadline */
    WINFAX_RIG_INVALID_ARGUMENT = 2, /* the caller's mistake: NULL, an unknown word, a bad file */
    WINFAX_RIG_NOT_FOUND = 3,        /* no such job, call, value, file or program */
    WINFAX_RIG_REFUSED = 4,          /* the service answered with an error */
    WINFAX_RIG_SERVICE_LOST = 5,     /* the service did not start, ended or does not answer */
    WINFAX_RIG_FAILED = 6            /* the system refused: a disk, memory */
};

/*
 * What went wrong in the last call of this thread that did not return WINFAX_RIG_OK; "" when there
 * was none. Good until the thread's next call of a function of this header.
 */
WINFAX_RIG_API const char *WINFAX_RIG_CALL winfax_rig_last_error(void);

/* ---- Starting and stopping ------------------------------------------------------------------- */

/* An instance of the service that belongs to a test. */
typedef struct winfax_rig winfax_rig;

/* How the service's time passes. */
enum {
    WINFAX_RIG_CLOCK_VIRTUAL = 0, /* only by winfax_rig_advance...() */
    WINFAX_RIG_CLOCK_JUMP = 1,    /* to the next timer as soon as nothing else is to be done */
    WINFAX_RIG_CLOCK_REAL = 2     /* as on the wall */
};

/*
 * What kind of instance it shall be. Fill it with zeros, then set `size` and what is wanted. The
 * texts are copied.
 */
typedef struct winfax_rig_options {
    size_t size; /* sizeof(winfax_rig_options) */
    int clock;   /* WINFAX_RIG_CLOCK_* */

    /*
     * What the lines do (docs/scenarios.md): the text of a scenario, or the path of a file with one;
     * not both. It becomes scenario.toml in the state directory. Without one the dialled number
     * decides (docs/faxctl.md).
     */
    const char *scenario;
    const char *scenario_file;

    /* winfax.toml (docs/configuration.md) as text; NULL: the defaults. */
    const char *settings;
    /* lines.toml (docs/lines.md) as text; NULL: "Line 1" and "Line 2", both with scenario.toml. */
    const char *lines;

    /* Not 0: calls of this process and those that it starts are traced, see winfax_rig_trace_of(). */
    int trace;

    /* Milliseconds that starting, and later stopping, may take; 0: 30,000. */
    unsigned int patience;

    /*
     * The program winfaxd; NULL: it is looked for in the directory that WINFAX_BIN_DIR names, then
     * beside this library, in ../bin and ../libexec, and in PATH.
     */
    const char *service;
} winfax_rig_options;

/*
 * Starts a service with a name and a directory of its own and waits until it answers. From then on
 * WINFAX_INSTANCE, WINFAX_STATE_DIR and WINFAX_AUTOSTART=0 (and WINFAX_TRACE, see `trace`) make this
 * process, and those that it starts, mean this instance: FaxConnectFaxServer reaches it. With
 * several rigs the one is meant that was started or used last.
 *
 * The service ends with this process, however it ends. What is left of the directory then, the next
 * rig of this user removes.
 *
 * options: NULL for the defaults. rig: gets the rig, or NULL on failure.
 * Errors: INVALID_ARGUMENT (options; a mistake in a TOML text, by file, line and key), NOT_FOUND (no
 * winfaxd, no scenario file), SERVICE_LOST (with what winfaxd printed), FAILED.
 */
WINFAX_RIG_API int WINFAX_RIG_CALL winfax_rig_start(const winfax_rig_options *options,
                                                    winfax_rig **rig);

/*
 * Ends the service in order, removes its directory, and gives the environment variables the values
 * that they had before the first rig, or those of the rig that is meant now. NULL does nothing.
 * The rig and all text and traces of it are gone afterwards, whatever is returned.
 * Errors: SERVICE_LOST when the service had ended by itself or had to be killed.
 */
WINFAX_RIG_API int WINFAX_RIG_CALL winfax_rig_stop(winfax_rig *rig);

/* From here on the environment variables mean this rig again. */
WINFAX_RIG_API int WINFAX_RIG_CALL winfax_rig_use(winfax_rig *rig);

/* The instance's name and its state directory; good until the rig is stopped. NULL without a rig. */
WINFAX_RIG_API const char *WINFAX_RIG_CALL winfax_rig_instance(const winfax_rig *rig);
WINFAX_RIG_API const char *WINFAX_RIG_CALL winfax_rig_state_directory(const winfax_rig *rig);

/* A directory for files of the test, removed with the rig. Good until the rig is stopped. */
WINFAX_RIG_API const char *WINFAX_RIG_CALL winfax_rig_directory(const winfax_rig *rig);

/* ---- Steering -------------------------------------------------------------------------------- */

/*
 * Lets time pass on a virtual clock, timer by timer; everything that belongs to that time has
 * happened when this returns. INVALID_ARGUMENT: no duration; REFUSED: the clock is not virtual.
 */
WINFAX_RIG_API int WINFAX_RIG_CALL winfax_rig_advance(winfax_rig *rig, const char *duration);

/* The same until no job waits for a time any more. */
WINFAX_RIG_API int WINFAX_RIG_CALL winfax_rig_advance_until_idle(winfax_rig *rig);

/*
 * Replaces scenario.toml; calls that begin from now on go by it. Needs lines that name that file, as
 * those do that a rig has without `lines`. INVALID_ARGUMENT: a mistake, by file, line and key; the
 * former scenario stays in force then.
 */
WINFAX_RIG_API int WINFAX_RIG_CALL winfax_rig_set_scenario(winfax_rig *rig, const char *scenario);

/* ---- Waiting --------------------------------------------------------------------------------- */

/*
 * None of these lets time pass on a virtual clock. All return TIMEOUT when `milliseconds` of real
 * time are over, and SERVICE_LOST as soon as the service is gone.
 */

/*
 * Until FAX_JOB_ENTRY.QueueStatus is `state`, a JS_*. A state that has passed already is not seen:
 * wait for its event then. NOT_FOUND: the job has left the queue, as it does when it was sent, or
 * never was in it.
 */
WINFAX_RIG_API int WINFAX_RIG_CALL winfax_rig_wait_for_state(winfax_rig *rig, unsigned int job,
                                                             unsigned int state,
                                                             unsigned int milliseconds);

/* How a job ends. */
enum {
    WINFAX_RIG_SENT = 1,
    WINFAX_RIG_JOB_FAILED = 2,       /* JS_FAILED: another try is not worth while */
    WINFAX_RIG_RETRIES_EXCEEDED = 3, /* JS_RETRIES_EXCEEDED */
    WINFAX_RIG_DELETED = 4           /* before it was sent */
};

/*
 * Until the job has ended. outcome: gets WINFAX_RIG_SENT and so on; NULL if it is not wanted.
 */
WINFAX_RIG_API int WINFAX_RIG_CALL winfax_rig_wait_for_outcome(winfax_rig *rig, unsigned int job,
                                                               unsigned int milliseconds,
                                                               int *outcome);

/* Until no job waits, is paused or is on a line. Jobs that failed for good do not count. */
WINFAX_RIG_API int WINFAX_RIG_CALL winfax_rig_wait_for_empty_queue(winfax_rig *rig,
                                                                   unsigned int milliseconds);

/* Any event, any job. */
enum { WINFAX_RIG_ANY = 0 };

/* A FAX_EVENT. */
typedef struct winfax_rig_event {
    unsigned int event_id;  /* FEI_* */
    unsigned int job_id;    /* 0xFFFFFFFF: concerns no job */
    unsigned int device_id; /* 0: concerns no device */
    char time[32];          /* by the service's clock: "2026-11-22T16:20:05.125Z" */
} winfax_rig_event;

/*
 * Until an event comes. Each event is met once: a call goes on behind the event that the one before
 * it returned, so that two calls tell an order. The first begins at the rig's start; what happened
 * before the call counts. After TIMEOUT the next call begins where this one did.
 *
 * event_id: an FEI_* or WINFAX_RIG_ANY. job: its id or WINFAX_RIG_ANY. event: gets it; may be NULL.
 */
WINFAX_RIG_API int WINFAX_RIG_CALL winfax_rig_wait_for_event(winfax_rig *rig, unsigned int event_id,
                                                             unsigned int job,
                                                             unsigned int milliseconds,
                                                             winfax_rig_event *event);

/* ---- What the program called ----------------------------------------------------------------- */

/*
 * A trace is the file that WINFAX_TRACE makes the library write (docs/trace.md): a JSON object a
 * line, one for each call of a function of WinFax. Lines that are no calls are passed over. What is
 * read is what has been written so far.
 *
 * `function` is a name with its A or W ("FaxSendDocumentW"), without it for both
 * ("FaxSendDocument"), or NULL for all functions. Calls are numbered from 0, in the order of the
 * lines. A trace is used by one thread at a time.
 */
typedef struct winfax_rig_trace winfax_rig_trace;

/* The trace of a rig; good until the rig is stopped. NULL: the rig was started without `trace`. */
WINFAX_RIG_API winfax_rig_trace *WINFAX_RIG_CALL winfax_rig_trace_of(winfax_rig *rig);

/*
 * The trace in any file, for example of a program that was run by hand. trace: gets it, or NULL on
 * failure. A file that is not there yet is empty.
 */
WINFAX_RIG_API int WINFAX_RIG_CALL winfax_rig_trace_open(const char *path,
                                                         winfax_rig_trace **trace);

/* Ends the use of what winfax_rig_trace_open gave. NULL does nothing. */
WINFAX_RIG_API void WINFAX_RIG_CALL winfax_rig_trace_close(winfax_rig_trace *trace);

/*
 * How many calls there were, and how many of them failed: those whose "result" is false. -1 when the
 * trace cannot be read (a line that is no JSON object, or a call without "result"); the last error
 * says which line.
 */
WINFAX_RIG_API long WINFAX_RIG_CALL winfax_rig_trace_count(winfax_rig_trace *trace,
                                                           const char *function);
WINFAX_RIG_API long WINFAX_RIG_CALL winfax_rig_trace_failures(winfax_rig_trace *trace,
                                                              const char *function);

/*
 * The line of call number `index`, without its end. NULL: there are not so many, or the trace cannot
 * be read. Good until the trace's next use.
 */
WINFAX_RIG_API const char *WINFAX_RIG_CALL winfax_rig_trace_line(winfax_rig_trace *trace,
                                                                 const char *function, long index);

/*
 * A value in that line, by its JSON pointer: "/in/JobParams/RecipientNumber", "/error". A string is
 * returned as its text, everything else as JSON. NULL: no such call or value, or the trace cannot be
 * read. Good until the trace's next use.
 */
WINFAX_RIG_API const char *WINFAX_RIG_CALL winfax_rig_trace_value(winfax_rig_trace *trace,
                                                                  const char *function, long index,
                                                                  const char *pointer);

#ifdef __cplusplus
}
#endif

#endif /* WINFAX_RIG_H */
