/* SPDX-License-Identifier: MIT */
/*
 * winfax.h: the WinFax client interface, written for OpenWinFax from the published contract and
 * source-compatible with the header of Microsoft's SDK. C89 to C++20; Windows, and Linux through
 * winfax_posix.h. What holds for every function:
 *
 *   1. Errors. Functions return TRUE (1) or FALSE (0), never anything else. After FALSE,
 *      GetLastError() says why; after TRUE it is what it was before the call. The one exception is
 *      FaxAccessCheck, whose FALSE with ERROR_SUCCESS is an answer, not an error.
 *   2. Order of judging: outputs are cleared; then required pointers that are NULL
 *      (ERROR_INVALID_PARAMETER); then the handle; then SizeOfStruct and values
 *      (ERROR_INVALID_PARAMETER); then the access right (ERROR_ACCESS_DENIED); then the job,
 *      device, file or method itself. The first thing wrong names the error. (K10)
 *   3. Outputs. On every failure each output whose pointer is valid holds NULL or 0; only a
 *      FAX_CONTEXT_INFO is left as it was. (B5)
 *   4. Handles. A server handle comes from FaxConnectFaxServer, a port handle from FaxOpenPort;
 *      both end with FaxClose, never with CloseHandle. A handle is a number, not an address, and
 *      NULL is never one. Closed, foreign, random or wrong-kind values are harmless:
 *      ERROR_INVALID_HANDLE where a server handle belongs, ERROR_INVALID_DATA where a port handle
 *      belongs; NULL is ERROR_INVALID_PARAMETER, except for FaxClose and FaxAbort
 *      (ERROR_INVALID_HANDLE). Handles do not survive fork(). (A5-A8, M8)
 *   5. Results. What a function returns through `PFAX_X *` or `LPBYTE *` is one block, strings
 *      included, allocated by the library and freed by the caller with one FaxFreeBuffer. Strings
 *      inside belong to the block; their pointers may be overwritten before the block is freed. A
 *      FAX_EVENT is freed with LocalFree instead. (B1, B2, L1)
 *   6. Arguments. Structures and strings given to a function are read during the call only and
 *      stay the caller's. SizeOfStruct must be sizeof of exactly that structure. Strings end with
 *      NUL and have at most 32,767 characters (ERROR_INVALID_PARAMETER). (C2, K11)
 *   7. Text. The ...A functions take and give the caller's ANSI code page, the ...W functions
 *      UTF-16; with UNICODE defined the plain names mean W, otherwise A. Both share every handle.
 *      On Linux "ANSI" is the code set of the user's locale, UTF-8 for C and POSIX. Text that is
 *      absent is NULL, not "". (A9, B6)
 *   8. Threads. Every function may be called from any thread at any time, on the same handle too.
 *      The last error is per thread. (A10)
 *   9. Callbacks run on the calling thread, within the call, with no lock of the library held; they
 *      may call any function of this header. (M9)
 *  10. The service. Calls go to the fax service of this computer, which starts on demand.
 *      RPC_S_SERVER_UNAVAILABLE (1722) when it cannot be reached, RPC_S_CALL_FAILED (1726) when it
 *      is lost during a call, ERROR_TIMEOUT (1460) when it does not move for 30 seconds (a
 *      setting). Any function with a handle may fail so; the texts below do not repeat it, nor
 *      ERROR_NOT_ENOUGH_MEMORY. FAX_ERR_* codes are never returned. (A11, K3)
 *  11. Units. Points in time are UTC, as SYSTEMTIME, FILETIME or FAX_TIME; retry delays are
 *      minutes, ages are days, sizes are bytes, image dimensions are pixels. (C3, C4)
 *  12. Ids. Job ids are unique, grow, survive restarts of the service, and are never 0 or
 *      0xFFFFFFFF. Device ids may change between starts of the service. (E6)
 *  13. Linkage. stdcall on 32-bit x86, exported without decoration; import libraries WinFax.lib and
 *      libwinfax.dll.a; libwinfax.so elsewhere. Default structure packing. docs/abi.md has more.
 *
 * A remark such as "Right: FAX_JOB_QUERY" names the access right that the caller needs. References
 * such as (B5) name rows of the project's list of decisions, which its tests use too; "Source"
 * names the published page: "SDK" is Microsoft's reference of winfax.h, "MS-FAX" the fax protocol.
 */
#ifndef WINFAX_H
#define WINFAX_H

#ifdef _WIN32
#include <windows.h>
#include <tapi.h>
/* A program may define it as __declspec(dllimport), which saves a jump in every call. */
#ifndef WINFAXAPI
#define WINFAXAPI
#endif
#else
#include "winfax_posix.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Logging --------------------------------------------------------------------------------- */

/* How much the service logs of a category: events up to this level. */
typedef enum {
    FAXLOG_LEVEL_NONE = 0,
    FAXLOG_LEVEL_MIN,
    FAXLOG_LEVEL_MED,
    FAXLOG_LEVEL_MAX
} FAX_ENUM_LOG_LEVELS;

/* What an event is about. */
typedef enum {
    FAXLOG_CATEGORY_INIT = 1, /* start and stop of the service and its devices */
    FAXLOG_CATEGORY_OUTBOUND, /* outgoing faxes */
    FAXLOG_CATEGORY_INBOUND,  /* incoming faxes */
    FAXLOG_CATEGORY_UNKNOWN   /* everything else */
} FAX_ENUM_LOG_CATEGORIES;

/*
 * One logging category and its level. There is no SizeOfStruct; only the count argument says how
 * many there are.
 * Source: SDK fax_log_category; I7.
 */
typedef struct _FAX_LOG_CATEGORYA {
    LPCSTR Name;    /* display name */
    DWORD Category; /* FAXLOG_CATEGORY_* */
    DWORD Level;    /* FAXLOG_LEVEL_*; other values are ERROR_INVALID_PARAMETER on input */
} FAX_LOG_CATEGORYA, *PFAX_LOG_CATEGORYA;

/* The wide form of FAX_LOG_CATEGORYA: same members, text in UTF-16. */
typedef struct _FAX_LOG_CATEGORYW {
    LPCWSTR Name;
    DWORD Category;
    DWORD Level;
} FAX_LOG_CATEGORYW, *PFAX_LOG_CATEGORYW;

#ifdef UNICODE
typedef FAX_LOG_CATEGORYW FAX_LOG_CATEGORY;
typedef PFAX_LOG_CATEGORYW PFAX_LOG_CATEGORY;
#else
typedef FAX_LOG_CATEGORYA FAX_LOG_CATEGORY;
typedef PFAX_LOG_CATEGORYA PFAX_LOG_CATEGORY;
#endif

/* ---- Jobs ------------------------------------------------------------------------------------ */

/* Commands of FaxSetJob. JC_RESTART and JC_RESUME are one command. */
typedef enum {
    JC_UNKNOWN = 0,
    JC_DELETE,
    JC_PAUSE,
    JC_RESUME,
    JC_RESTART = JC_RESUME
} FAX_ENUM_JOB_COMMANDS;

/* When a job is sent (ScheduleAction). */
typedef enum {
    JSA_NOW = 0,        /* as soon as a line is free */
    JSA_SPECIFIC_TIME,  /* at ScheduleTime; a time that has passed means now */
    JSA_DISCOUNT_PERIOD /* between StartCheapTime and StopCheapTime of FAX_CONFIGURATION */
} FAX_ENUM_JOB_SEND_ATTRIBUTES;

/* How the sender learns what became of a job (DeliveryReportType). */
#ifndef _FAXAPIP_
typedef enum {
    DRT_NONE = 0, /* not at all; DeliveryReportAddress is NULL then */
    DRT_EMAIL,    /* by mail to DeliveryReportAddress, which is required (C6) */
    DRT_INBOX     /* in the sender's inbox */
} FAX_ENUM_DELIVERY_REPORT_TYPES;
#endif

/* What a job does (JobType). */
#define JT_UNKNOWN      0
#define JT_SEND         1
#define JT_RECEIVE      2
#define JT_ROUTING      3 /* a received fax is being routed */
#define JT_FAIL_RECEIVE 4 /* a fax that arrived damaged */

/* Where a job stands in the queue (QueueStatus): one value at a time; JS_PENDING is 0. */
#define JS_PENDING          0x00000000 /* waits for its time or a line */
#define JS_INPROGRESS       0x00000001 /* on a line now; Status says more */
#define JS_DELETING         0x00000002 /* being cancelled */
#define JS_FAILED           0x00000004 /* will not be tried again */
#define JS_PAUSED           0x00000008
#define JS_NOLINE           0x00000010 /* no line could take it */
#define JS_RETRYING         0x00000020 /* failed; waits for the next try */
#define JS_RETRIES_EXCEEDED 0x00000040 /* failed at the last try */

/* ---- Devices --------------------------------------------------------------------------------- */

/* What a device, or the job on it, is doing (Status, State): one value at a time, never a mask. */
#define FPS_DIALING          0x20000001
#define FPS_SENDING          0x20000002
#define FPS_RECEIVING        0x20000004
#define FPS_COMPLETED        0x20000008
#define FPS_HANDLED          0x20000010
#define FPS_UNAVAILABLE      0x20000020
#define FPS_BUSY             0x20000040
#define FPS_NO_ANSWER        0x20000080
#define FPS_BAD_ADDRESS      0x20000100
#define FPS_NO_DIAL_TONE     0x20000200
#define FPS_DISCONNECTED     0x20000400
#define FPS_FATAL_ERROR      0x20000800 /* fax protocol failure */
#define FPS_NOT_FAX_CALL     0x20001000 /* a voice or data call */
#define FPS_CALL_DELAYED     0x20002000 /* too many failed calls; must wait */
#define FPS_CALL_BLACKLISTED 0x20004000 /* the number may not be called */
#define FPS_INITIALIZING     0x20008000
#define FPS_OFFLINE          0x20010000
#define FPS_RINGING          0x20020000
#define FPS_AVAILABLE        0x20100000 /* idle */
#define FPS_ABORTING         0x20200000
#define FPS_ROUTING          0x20400000
#define FPS_ANSWERED         0x20800000

/* What a device is used for (Flags of FAX_PORT_INFO). */
#define FPF_RECEIVE 0x00000001 /* answers calls */
#define FPF_SEND    0x00000002 /* sends */
#define FPF_VIRTUAL 0x00000004 /* is no telephone line; read only */

/* What a port handle is opened for (bits of Flags of FaxOpenPort). */
typedef enum {
    PORT_OPEN_QUERY = 1, /* FaxGetPort, FaxGetDeviceStatus */
    PORT_OPEN_MODIFY     /* FaxSetPort, and all that QUERY allows; one holder at a time */
} FAX_ENUM_PORT_OPEN_TYPE;

/* ---- Events ---------------------------------------------------------------------------------- */

/* What happened (EventId of FAX_EVENT; window messages are MessageStart + EventId). */
#define FEI_DIALING           0x00000001
#define FEI_SENDING           0x00000002 /* a page is being sent */
#define FEI_RECEIVING         0x00000003 /* a page is being received */
#define FEI_COMPLETED         0x00000004 /* the call ended well */
#define FEI_BUSY              0x00000005
#define FEI_NO_ANSWER         0x00000006
#define FEI_BAD_ADDRESS       0x00000007
#define FEI_NO_DIAL_TONE      0x00000008
#define FEI_DISCONNECTED      0x00000009 /* the line or the other side hung up */
#define FEI_FATAL_ERROR       0x0000000a /* fax protocol failure */
#define FEI_NOT_FAX_CALL      0x0000000b /* a voice or data call came in */
#define FEI_CALL_DELAYED      0x0000000c /* busy too often; national rules demand a pause */
#define FEI_CALL_BLACKLISTED  0x0000000d /* the number may not be called */
#define FEI_RINGING           0x0000000e /* a call comes in */
#define FEI_ABORTING          0x0000000f /* a job is being stopped */
#define FEI_ROUTING           0x00000010 /* a received fax is being routed */
#define FEI_MODEM_POWERED_ON  0x00000011
#define FEI_MODEM_POWERED_OFF 0x00000012
#define FEI_IDLE              0x00000013 /* the device is free again */
#define FEI_FAXSVC_ENDED      0x00000014 /* the service stops; the last event of a session */
#define FEI_ANSWERED          0x00000015
#define FEI_JOB_QUEUED        0x00000016
#define FEI_DELETED           0x00000017 /* the job left the queue; its id is invalid now */
#define FEI_INITIALIZING      0x00000018
#define FEI_LINE_UNAVAILABLE  0x00000019 /* the wanted line is in use */
#define FEI_HANDLED           0x0000001a /* the job has been dealt with */
#define FEI_FAXSVC_STARTED    0x0000001b /* register again for its events */

/* The highest event id, not one beyond it. */
#define FEI_NEVENTS FEI_FAXSVC_STARTED

/* ---- Access rights --------------------------------------------------------------------------- */

/* Bits of AccessMask of FaxAccessCheck. */
#define FAX_JOB_SUBMIT   0x00000001 /* send */
#define FAX_JOB_QUERY    0x00000002 /* see jobs; one's own without FAX_JOB_MANAGE */
#define FAX_CONFIG_QUERY 0x00000004
#define FAX_CONFIG_SET   0x00000008
#define FAX_PORT_QUERY   0x00000010
#define FAX_PORT_SET     0x00000020
#define FAX_JOB_MANAGE   0x00000040 /* see and change everybody's jobs */

#define FAX_READ  (STANDARD_RIGHTS_READ | FAX_JOB_QUERY | FAX_CONFIG_QUERY | FAX_PORT_QUERY)
#define FAX_WRITE (STANDARD_RIGHTS_WRITE | FAX_JOB_SUBMIT)
#define FAX_ALL_ACCESS                                                                          \
    (STANDARD_RIGHTS_ALL | FAX_JOB_SUBMIT | FAX_JOB_QUERY | FAX_CONFIG_QUERY | FAX_CONFIG_SET | \
     FAX_PORT_QUERY | FAX_PORT_SET | FAX_JOB_MANAGE)

/* ---- Fax-specific errors --------------------------------------------------------------------- */

/*
 * Codes of the later interface (Windows XP and on), for programs that name them. No function of
 * this header returns one (K3). FAX_E_* are the same as HRESULTs.
 */
#define FAX_ERR_START                     7001L
#define FAX_ERR_SRV_OUTOFMEMORY           7001L
#define FAX_ERR_GROUP_NOT_FOUND           7002L
#define FAX_ERR_BAD_GROUP_CONFIGURATION   7003L
#define FAX_ERR_GROUP_IN_USE              7004L
#define FAX_ERR_RULE_NOT_FOUND            7005L
#define FAX_ERR_NOT_NTFS                  7006L
#define FAX_ERR_DIRECTORY_IN_USE          7007L
#define FAX_ERR_FILE_ACCESS_DENIED        7008L
#define FAX_ERR_MESSAGE_NOT_FOUND         7009L
#define FAX_ERR_DEVICE_NUM_LIMIT_EXCEEDED 7010L
#define FAX_ERR_NOT_SUPPORTED_ON_THIS_SKU 7011L
#define FAX_ERR_VERSION_MISMATCH          7012L
#define FAX_ERR_RECIPIENTS_LIMIT          7013L
#define FAX_ERR_END                       7013L

#define FAX_E_SRV_OUTOFMEMORY           ((HRESULT)0x80041B59L)
#define FAX_E_GROUP_NOT_FOUND           ((HRESULT)0x80041B5AL)
#define FAX_E_BAD_GROUP_CONFIGURATION   ((HRESULT)0x80041B5BL)
#define FAX_E_GROUP_IN_USE              ((HRESULT)0x80041B5CL)
#define FAX_E_RULE_NOT_FOUND            ((HRESULT)0x80041B5DL)
#define FAX_E_NOT_NTFS                  ((HRESULT)0x80041B5EL)
#define FAX_E_DIRECTORY_IN_USE          ((HRESULT)0x80041B5FL)
#define FAX_E_FILE_ACCESS_DENIED        ((HRESULT)0x80041B60L)
#define FAX_E_MESSAGE_NOT_FOUND         ((HRESULT)0x80041B61L)
#define FAX_E_DEVICE_NUM_LIMIT_EXCEEDED ((HRESULT)0x80041B62L)
#define FAX_E_NOT_SUPPORTED_ON_THIS_SKU ((HRESULT)0x80041B63L)
#define FAX_E_VERSION_MISMATCH          ((HRESULT)0x80041B64L)
#define FAX_E_RECIPIENTS_LIMIT          ((HRESULT)0x80041B65L)

/* ---- Time of day, configuration -------------------------------------------------------------- */

/*
 * A time of day in UTC.
 * Source: SDK fax_time; C4.
 */
typedef struct _FAX_TIME {
    WORD Hour;   /* 0-23 */
    WORD Minute; /* 0-59 */
} FAX_TIME, *PFAX_TIME;

/*
 * The settings of the fax service. To change one: get, edit, set; every member is applied at once.
 * Source: SDK fax_configuration, MS-FAX 2.2.28; I1-I3, M7, C4.
 */
typedef struct _FAX_CONFIGURATIONA {
    DWORD SizeOfStruct;      /* sizeof(FAX_CONFIGURATION) */
    DWORD Retries;           /* further tries after a first one that failed */
    DWORD RetryDelay;        /* minutes between tries */
    DWORD DirtyDays;         /* days that an unsent job stays in the queue */
    BOOL Branding;           /* TRUE: a line with sender, time and page on every page */
    BOOL UseDeviceTsid;      /* TRUE: send the device's TSID, not the job's */
    BOOL ServerCp;           /* TRUE: only cover pages of the server's folder may be used */
    BOOL PauseServerQueue;   /* TRUE: nothing is sent */
    FAX_TIME StartCheapTime; /* the discount period, UTC; it may pass midnight */
    FAX_TIME StopCheapTime;
    BOOL ArchiveOutgoingFaxes; /* TRUE: keep what was sent, in ArchiveDirectory */
    LPCSTR ArchiveDirectory;   /* absolute path; required when archiving */
    LPCSTR Reserved;           /* NULL; ignored on input */
} FAX_CONFIGURATIONA, *PFAX_CONFIGURATIONA;

/* The wide form of FAX_CONFIGURATIONA: same members, text in UTF-16. */
typedef struct _FAX_CONFIGURATIONW {
    DWORD SizeOfStruct;
    DWORD Retries;
    DWORD RetryDelay;
    DWORD DirtyDays;
    BOOL Branding;
    BOOL UseDeviceTsid;
    BOOL ServerCp;
    BOOL PauseServerQueue;
    FAX_TIME StartCheapTime;
    FAX_TIME StopCheapTime;
    BOOL ArchiveOutgoingFaxes;
    LPCWSTR ArchiveDirectory;
    LPCWSTR Reserved;
} FAX_CONFIGURATIONW, *PFAX_CONFIGURATIONW;

#ifdef UNICODE
typedef FAX_CONFIGURATIONW FAX_CONFIGURATION;
typedef PFAX_CONFIGURATIONW PFAX_CONFIGURATION;
#else
typedef FAX_CONFIGURATIONA FAX_CONFIGURATION;
typedef PFAX_CONFIGURATIONA PFAX_CONFIGURATION;
#endif

/* ---- Devices and their state ----------------------------------------------------------------- */

/*
 * What a device is doing now. Text that does not apply is NULL.
 * Source: SDK fax_device_status; F10, F11.
 */
typedef struct _FAX_DEVICE_STATUSA {
    DWORD SizeOfStruct; /* sizeof(FAX_DEVICE_STATUS) */
    LPCSTR CallerId;    /* who calls, as the telephone network says */
    LPCSTR Csid;        /* id of the called station: the remote machine of a fax going out */
    DWORD CurrentPage;  /* page being sent or received, from 1 */
    DWORD DeviceId;
    LPCSTR DeviceName;
    LPCSTR DocumentName;  /* as given with the job */
    DWORD JobType;        /* JT_*; JT_UNKNOWN when idle */
    LPCSTR PhoneNumber;   /* number dialled; JT_SEND only */
    LPCSTR RoutingString; /* subaddress or extension dialled; JT_RECEIVE only */
    LPCSTR SenderName;
    LPCSTR RecipientName;
    DWORD Size;             /* document size in bytes */
    FILETIME StartTime;     /* when the operation began */
    DWORD Status;           /* FPS_*; FPS_AVAILABLE when idle */
    LPCSTR StatusString;    /* always NULL */
    FILETIME SubmittedTime; /* when the job was queued */
    DWORD TotalPages;
    LPCSTR Tsid;     /* id of the transmitting station */
    LPCSTR UserName; /* whose job it is */
} FAX_DEVICE_STATUSA, *PFAX_DEVICE_STATUSA;

/* The wide form of FAX_DEVICE_STATUSA: same members, text in UTF-16. */
typedef struct _FAX_DEVICE_STATUSW {
    DWORD SizeOfStruct;
    LPCWSTR CallerId;
    LPCWSTR Csid;
    DWORD CurrentPage;
    DWORD DeviceId;
    LPCWSTR DeviceName;
    LPCWSTR DocumentName;
    DWORD JobType;
    LPCWSTR PhoneNumber;
    LPCWSTR RoutingString;
    LPCWSTR SenderName;
    LPCWSTR RecipientName;
    DWORD Size;
    FILETIME StartTime;
    DWORD Status;
    LPCWSTR StatusString;
    FILETIME SubmittedTime;
    DWORD TotalPages;
    LPCWSTR Tsid;
    LPCWSTR UserName;
} FAX_DEVICE_STATUSW, *PFAX_DEVICE_STATUSW;

#ifdef UNICODE
typedef FAX_DEVICE_STATUSW FAX_DEVICE_STATUS;
typedef PFAX_DEVICE_STATUSW PFAX_DEVICE_STATUS;
#else
typedef FAX_DEVICE_STATUSA FAX_DEVICE_STATUS;
typedef PFAX_DEVICE_STATUSA PFAX_DEVICE_STATUS;
#endif

/*
 * A job in the queue.
 * Source: SDK fax_job_entry; C3, E5-E9, L9, L17.
 */
typedef struct _FAX_JOB_ENTRYA {
    DWORD SizeOfStruct; /* sizeof(FAX_JOB_ENTRY) */
    DWORD JobId;
    /* whose job it is: DOMAIN\user on Windows, the login name elsewhere */
    LPCSTR UserName;
    DWORD JobType;     /* JT_* */
    DWORD QueueStatus; /* JS_*; compare for equality */
    DWORD Status;      /* FPS_* while the job is on a line */
    DWORD Size;        /* document size in bytes; 0 until known */
    DWORD PageCount;   /* 0 until known */
    LPCSTR RecipientNumber;
    LPCSTR RecipientName;
    LPCSTR Tsid; /* id that is sent to the other machine */
    LPCSTR SenderName;
    LPCSTR SenderCompany;
    LPCSTR SenderDept;
    LPCSTR BillingCode;
    DWORD ScheduleAction;         /* JSA_* */
    SYSTEMTIME ScheduleTime;      /* UTC; with JSA_SPECIFIC_TIME */
    DWORD DeliveryReportType;     /* DRT_* */
    LPCSTR DeliveryReportAddress; /* mail address; NULL with DRT_NONE */
    LPCSTR DocumentName;          /* name to show in the queue */
} FAX_JOB_ENTRYA, *PFAX_JOB_ENTRYA;

/* The wide form of FAX_JOB_ENTRYA: same members, text in UTF-16. */
typedef struct _FAX_JOB_ENTRYW {
    DWORD SizeOfStruct;
    DWORD JobId;
    LPCWSTR UserName;
    DWORD JobType;
    DWORD QueueStatus;
    DWORD Status;
    DWORD Size;
    DWORD PageCount;
    LPCWSTR RecipientNumber;
    LPCWSTR RecipientName;
    LPCWSTR Tsid;
    LPCWSTR SenderName;
    LPCWSTR SenderCompany;
    LPCWSTR SenderDept;
    LPCWSTR BillingCode;
    DWORD ScheduleAction;
    SYSTEMTIME ScheduleTime;
    DWORD DeliveryReportType;
    LPCWSTR DeliveryReportAddress;
    LPCWSTR DocumentName;
} FAX_JOB_ENTRYW, *PFAX_JOB_ENTRYW;

#ifdef UNICODE
typedef FAX_JOB_ENTRYW FAX_JOB_ENTRY;
typedef PFAX_JOB_ENTRYW PFAX_JOB_ENTRY;
#else
typedef FAX_JOB_ENTRYA FAX_JOB_ENTRY;
typedef PFAX_JOB_ENTRYA PFAX_JOB_ENTRY;
#endif

/*
 * A fax device ("port"). FaxSetPort applies Flags, Rings, Priority, Tsid and Csid and ignores the
 * rest.
 * Source: SDK fax_port_info; F6-F9.
 */
typedef struct _FAX_PORT_INFOA {
    DWORD SizeOfStruct; /* sizeof(FAX_PORT_INFO) */
    DWORD DeviceId;     /* may change between starts of the service */
    DWORD State;        /* FPS_* */
    DWORD Flags;        /* FPF_*; FPF_RECEIVE and FPF_SEND can be changed */
    DWORD Rings;        /* rings before an answer, 0-99 */
    DWORD Priority;     /* order of use for sending: 1 first, at most the number of devices */
    LPCSTR DeviceName;
    LPCSTR Tsid; /* id sent with outgoing faxes: printable ASCII, cut at 20 characters */
    LPCSTR Csid; /* id given to callers: likewise */
} FAX_PORT_INFOA, *PFAX_PORT_INFOA;

/* The wide form of FAX_PORT_INFOA: same members, text in UTF-16. */
typedef struct _FAX_PORT_INFOW {
    DWORD SizeOfStruct;
    DWORD DeviceId;
    DWORD State;
    DWORD Flags;
    DWORD Rings;
    DWORD Priority;
    LPCWSTR DeviceName;
    LPCWSTR Tsid;
    LPCWSTR Csid;
} FAX_PORT_INFOW, *PFAX_PORT_INFOW;

#ifdef UNICODE
typedef FAX_PORT_INFOW FAX_PORT_INFO;
typedef PFAX_PORT_INFOW PFAX_PORT_INFO;
#else
typedef FAX_PORT_INFOA FAX_PORT_INFO;
typedef PFAX_PORT_INFOA PFAX_PORT_INFO;
#endif

/*
 * A routing method and whether it runs for one device.
 * Source: SDK fax_routing_method; I5.
 */
typedef struct _FAX_ROUTING_METHODA {
    DWORD SizeOfStruct; /* sizeof(FAX_ROUTING_METHOD) */
    DWORD DeviceId;     /* the device that was asked about */
    BOOL Enabled;       /* runs for faxes received by that device */
    LPCSTR DeviceName;
    LPCSTR Guid;                  /* the method, as text with braces */
    LPCSTR FriendlyName;          /* display name of the method */
    LPCSTR FunctionName;          /* function of the extension that does it */
    LPCSTR ExtensionImageName;    /* the extension's file */
    LPCSTR ExtensionFriendlyName; /* display name of the extension */
} FAX_ROUTING_METHODA, *PFAX_ROUTING_METHODA;

/* The wide form of FAX_ROUTING_METHODA: same members, text in UTF-16. */
typedef struct _FAX_ROUTING_METHODW {
    DWORD SizeOfStruct;
    DWORD DeviceId;
    BOOL Enabled;
    LPCWSTR DeviceName;
    LPCWSTR Guid;
    LPCWSTR FriendlyName;
    LPCWSTR FunctionName;
    LPCWSTR ExtensionImageName;
    LPCWSTR ExtensionFriendlyName;
} FAX_ROUTING_METHODW, *PFAX_ROUTING_METHODW;

#ifdef UNICODE
typedef FAX_ROUTING_METHODW FAX_ROUTING_METHOD;
typedef PFAX_ROUTING_METHODW PFAX_ROUTING_METHOD;
#else
typedef FAX_ROUTING_METHODA FAX_ROUTING_METHOD;
typedef PFAX_ROUTING_METHODA PFAX_ROUTING_METHOD;
#endif

/*
 * A routing method and its place among all. FaxSetGlobalRoutingInfo finds the method by Guid and
 * changes Priority only.
 * Source: SDK fax_global_routing_info; I5.
 */
typedef struct _FAX_GLOBAL_ROUTING_INFOA {
    DWORD SizeOfStruct;           /* sizeof(FAX_GLOBAL_ROUTING_INFO) */
    DWORD Priority;               /* order in which methods run: 1 first */
    LPCSTR Guid;                  /* the method, as text with braces */
    LPCSTR FriendlyName;          /* display name of the method */
    LPCSTR FunctionName;          /* function of the extension that does it */
    LPCSTR ExtensionImageName;    /* the extension's file */
    LPCSTR ExtensionFriendlyName; /* display name of the extension */
} FAX_GLOBAL_ROUTING_INFOA, *PFAX_GLOBAL_ROUTING_INFOA;

/* The wide form of FAX_GLOBAL_ROUTING_INFOA: same members, text in UTF-16. */
typedef struct _FAX_GLOBAL_ROUTING_INFOW {
    DWORD SizeOfStruct;
    DWORD Priority;
    LPCWSTR Guid;
    LPCWSTR FriendlyName;
    LPCWSTR FunctionName;
    LPCWSTR ExtensionImageName;
    LPCWSTR ExtensionFriendlyName;
} FAX_GLOBAL_ROUTING_INFOW, *PFAX_GLOBAL_ROUTING_INFOW;

#ifdef UNICODE
typedef FAX_GLOBAL_ROUTING_INFOW FAX_GLOBAL_ROUTING_INFO;
typedef PFAX_GLOBAL_ROUTING_INFOW PFAX_GLOBAL_ROUTING_INFO;
#else
typedef FAX_GLOBAL_ROUTING_INFOA FAX_GLOBAL_ROUTING_INFO;
typedef PFAX_GLOBAL_ROUTING_INFOA PFAX_GLOBAL_ROUTING_INFO;
#endif

/* ---- Submitting ------------------------------------------------------------------------------ */

/*
 * What a cover page shows. All texts but CoverPageName are optional and go into the page's fields.
 * Source: SDK fax_coverpage_info; C2, C15, L18.
 */
typedef struct _FAX_COVERPAGE_INFOA {
    DWORD SizeOfStruct; /* sizeof(FAX_COVERPAGE_INFO), required */
    /* required: path of a .cov file, or its name in the server's folder */
    LPCSTR CoverPageName;
    BOOL UseServerCoverPage; /* TRUE: CoverPageName is a name in the server's folder */
    LPCSTR RecName;          /* Rec...: the recipient */
    LPCSTR RecFaxNumber;
    LPCSTR RecCompany;
    LPCSTR RecStreetAddress;
    LPCSTR RecCity;
    LPCSTR RecState;
    LPCSTR RecZip;
    LPCSTR RecCountry;
    LPCSTR RecTitle;
    LPCSTR RecDepartment;
    LPCSTR RecOfficeLocation;
    LPCSTR RecHomePhone;
    LPCSTR RecOfficePhone;
    LPCSTR SdrName; /* Sdr...: the sender */
    LPCSTR SdrFaxNumber;
    LPCSTR SdrCompany;
    LPCSTR SdrAddress;
    LPCSTR SdrTitle;
    LPCSTR SdrDepartment;
    LPCSTR SdrOfficeLocation;
    LPCSTR SdrHomePhone;
    LPCSTR SdrOfficePhone;
    LPCSTR Note;
    LPCSTR Subject;
    SYSTEMTIME TimeSent; /* leave zero: filled in when the fax goes out, local time */
    DWORD PageCount;     /* pages of the whole fax */
} FAX_COVERPAGE_INFOA, *PFAX_COVERPAGE_INFOA;

/* The wide form of FAX_COVERPAGE_INFOA: same members, text in UTF-16. */
typedef struct _FAX_COVERPAGE_INFOW {
    DWORD SizeOfStruct;
    LPCWSTR CoverPageName;
    BOOL UseServerCoverPage;
    LPCWSTR RecName;
    LPCWSTR RecFaxNumber;
    LPCWSTR RecCompany;
    LPCWSTR RecStreetAddress;
    LPCWSTR RecCity;
    LPCWSTR RecState;
    LPCWSTR RecZip;
    LPCWSTR RecCountry;
    LPCWSTR RecTitle;
    LPCWSTR RecDepartment;
    LPCWSTR RecOfficeLocation;
    LPCWSTR RecHomePhone;
    LPCWSTR RecOfficePhone;
    LPCWSTR SdrName;
    LPCWSTR SdrFaxNumber;
    LPCWSTR SdrCompany;
    LPCWSTR SdrAddress;
    LPCWSTR SdrTitle;
    LPCWSTR SdrDepartment;
    LPCWSTR SdrOfficeLocation;
    LPCWSTR SdrHomePhone;
    LPCWSTR SdrOfficePhone;
    LPCWSTR Note;
    LPCWSTR Subject;
    SYSTEMTIME TimeSent;
    DWORD PageCount;
} FAX_COVERPAGE_INFOW, *PFAX_COVERPAGE_INFOW;

#ifdef UNICODE
typedef FAX_COVERPAGE_INFOW FAX_COVERPAGE_INFO;
typedef PFAX_COVERPAGE_INFOW PFAX_COVERPAGE_INFO;
#else
typedef FAX_COVERPAGE_INFOA FAX_COVERPAGE_INFO;
typedef PFAX_COVERPAGE_INFOA PFAX_COVERPAGE_INFO;
#endif

/*
 * What to send to whom, when, and in whose name.
 * Source: SDK fax_job_param; C2-C8, M12.
 */
typedef struct _FAX_JOB_PARAMA {
    DWORD SizeOfStruct;     /* sizeof(FAX_JOB_PARAM), required */
    LPCSTR RecipientNumber; /* required, not empty */
    LPCSTR RecipientName;
    /* id sent to the other machine: printable ASCII; see UseDeviceTsid */
    LPCSTR Tsid;
    LPCSTR SenderName;
    LPCSTR SenderCompany;
    LPCSTR SenderDept;
    LPCSTR BillingCode;
    DWORD ScheduleAction;         /* JSA_*, required */
    SYSTEMTIME ScheduleTime;      /* UTC; required with JSA_SPECIFIC_TIME */
    DWORD DeliveryReportType;     /* DRT_* */
    LPCSTR DeliveryReportAddress; /* mail address, required with DRT_EMAIL */
    LPCSTR DocumentName;          /* name to show in the queue */
    HCALL CallHandle;             /* 0; a call cannot be handed over (ERROR_NOT_SUPPORTED) */
    DWORD_PTR Reserved[3];        /* 0; ignored */
} FAX_JOB_PARAMA, *PFAX_JOB_PARAMA;

/* The wide form of FAX_JOB_PARAMA: same members, text in UTF-16. */
typedef struct _FAX_JOB_PARAMW {
    DWORD SizeOfStruct;
    LPCWSTR RecipientNumber;
    LPCWSTR RecipientName;
    LPCWSTR Tsid;
    LPCWSTR SenderName;
    LPCWSTR SenderCompany;
    LPCWSTR SenderDept;
    LPCWSTR BillingCode;
    DWORD ScheduleAction;
    SYSTEMTIME ScheduleTime;
    DWORD DeliveryReportType;
    LPCWSTR DeliveryReportAddress;
    LPCWSTR DocumentName;
    HCALL CallHandle;
    DWORD_PTR Reserved[3];
} FAX_JOB_PARAMW, *PFAX_JOB_PARAMW;

#ifdef UNICODE
typedef FAX_JOB_PARAMW FAX_JOB_PARAM;
typedef PFAX_JOB_PARAMW PFAX_JOB_PARAM;
#else
typedef FAX_JOB_PARAMA FAX_JOB_PARAM;
typedef PFAX_JOB_PARAMA PFAX_JOB_PARAM;
#endif

/*
 * What happened, delivered through a completion port: the OVERLAPPED pointer of a packet is the
 * address of one, the byte count is its size. The receiver frees it with LocalFree. It holds no
 * text, so its A and W names are one type.
 * Source: SDK fax_event; G1, G10.
 */
typedef struct _FAX_EVENTA {
    DWORD SizeOfStruct; /* sizeof(FAX_EVENT), 24 on every platform */
    FILETIME TimeStamp; /* when it happened */
    DWORD DeviceId;     /* the device concerned; 0 when none */
    DWORD EventId;      /* FEI_* */
    DWORD JobId;        /* the job concerned; 0xFFFFFFFF when none */
} FAX_EVENTA, *PFAX_EVENTA;

typedef FAX_EVENTA FAX_EVENTW;
typedef PFAX_EVENTA PFAX_EVENTW;
typedef FAX_EVENTA FAX_EVENT;
typedef PFAX_EVENTA PFAX_EVENT;

/*
 * What a document printed to the fax printer becomes. Texts are optional unless it says otherwise.
 * Source: SDK fax_print_info; K7.
 */
typedef struct _FAX_PRINT_INFOA {
    DWORD SizeOfStruct; /* sizeof(FAX_PRINT_INFO), required */
    LPCSTR DocName;     /* name in the printer's queue */
    LPCSTR RecipientName;
    LPCSTR RecipientNumber; /* required unless OutputFileName is given */
    LPCSTR SenderName;
    LPCSTR SenderCompany;
    LPCSTR SenderDept;
    LPCSTR SenderBillingCode;
    LPCSTR Reserved;       /* NULL */
    LPCSTR DrEmailAddress; /* mail address for the delivery report */
    LPCSTR OutputFileName; /* NULL, or a file to print to */
} FAX_PRINT_INFOA, *PFAX_PRINT_INFOA;

/* The wide form of FAX_PRINT_INFOA: same members, text in UTF-16. */
typedef struct _FAX_PRINT_INFOW {
    DWORD SizeOfStruct;
    LPCWSTR DocName;
    LPCWSTR RecipientName;
    LPCWSTR RecipientNumber;
    LPCWSTR SenderName;
    LPCWSTR SenderCompany;
    LPCWSTR SenderDept;
    LPCWSTR SenderBillingCode;
    LPCWSTR Reserved;
    LPCWSTR DrEmailAddress;
    LPCWSTR OutputFileName;
} FAX_PRINT_INFOW, *PFAX_PRINT_INFOW;

#ifdef UNICODE
typedef FAX_PRINT_INFOW FAX_PRINT_INFO;
typedef PFAX_PRINT_INFOW PFAX_PRINT_INFO;
#else
typedef FAX_PRINT_INFOA FAX_PRINT_INFO;
typedef PFAX_PRINT_INFOA PFAX_PRINT_INFO;
#endif

/*
 * A print job that FaxStartPrintJob began: a device context to draw on. The one structure whose A
 * and W forms differ in layout.
 * Source: SDK fax_context_info; L13.
 */
typedef struct _FAX_CONTEXT_INFOA {
    /* set by the caller to sizeof(FAX_CONTEXT_INFO), required */
    DWORD SizeOfStruct;
    /* returned; the caller ends the document and calls DeleteDC */
    HDC hDC;
    CHAR ServerName[MAX_COMPUTERNAME_LENGTH + 1]; /* returned; empty: this computer */
} FAX_CONTEXT_INFOA, *PFAX_CONTEXT_INFOA;

/* The wide form of FAX_CONTEXT_INFOA: same members, text in UTF-16. */
typedef struct _FAX_CONTEXT_INFOW {
    DWORD SizeOfStruct;
    HDC hDC;
    WCHAR ServerName[MAX_COMPUTERNAME_LENGTH + 1];
} FAX_CONTEXT_INFOW, *PFAX_CONTEXT_INFOW;

#ifdef UNICODE
typedef FAX_CONTEXT_INFOW FAX_CONTEXT_INFO;
typedef PFAX_CONTEXT_INFOW PFAX_CONTEXT_INFO;
#else
typedef FAX_CONTEXT_INFOA FAX_CONTEXT_INFO;
typedef PFAX_CONTEXT_INFOA PFAX_CONTEXT_INFO;
#endif

/* ---- Connection ------------------------------------------------------------------------------ */

/*
 * Connects to the fax service, starting it if need be. The first call of every program; the handle
 * keeps the service running and ends with FaxClose.
 *
 * - MachineName: this computer: NULL, "", ".", "localhost" or its own name, with or without leading
 *   backslashes. Any other name fails at once with RPC_S_SERVER_UNAVAILABLE.
 * - FaxHandle: receives a server handle; NULL on failure.
 *
 * Errors: ERROR_INVALID_PARAMETER (FaxHandle is NULL), ERROR_ACCESS_DENIED (the user may do nothing
 * at all), RPC_S_SERVER_UNAVAILABLE.
 * Source: SDK nf-winfax-faxconnectfaxserver; A1-A4, L5, L22.
 */
WINFAXAPI BOOL WINAPI FaxConnectFaxServerA(LPCSTR MachineName, LPHANDLE FaxHandle);
WINFAXAPI BOOL WINAPI FaxConnectFaxServerW(LPCWSTR MachineName, LPHANDLE FaxHandle);
typedef BOOL(WINAPI *PFAXCONNECTFAXSERVERA)(LPCSTR MachineName, LPHANDLE FaxHandle);
typedef BOOL(WINAPI *PFAXCONNECTFAXSERVERW)(LPCWSTR MachineName, LPHANDLE FaxHandle);
#ifdef UNICODE
#define FaxConnectFaxServer  FaxConnectFaxServerW
#define PFAXCONNECTFAXSERVER PFAXCONNECTFAXSERVERW
#else
#define FaxConnectFaxServer  FaxConnectFaxServerA
#define PFAXCONNECTFAXSERVER PFAXCONNECTFAXSERVERA
#endif

/*
 * Ends a server or port handle. Port handles outlive the server handle they came from, and events
 * go on until the process ends. Succeeds also when the service is gone.
 *
 * Errors: ERROR_INVALID_HANDLE (NULL, closed already, or no fax handle).
 * Source: SDK pfaxclose; A5, A6, A8, G11, L12.
 */
WINFAXAPI BOOL WINAPI FaxClose(HANDLE FaxHandle);
typedef BOOL(WINAPI *PFAXCLOSE)(HANDLE FaxHandle);

/*
 * Opens a device by the id that FaxEnumPorts gave. The handle ends with FaxClose.
 *
 * - Flags: PORT_OPEN_QUERY, PORT_OPEN_MODIFY, both, or 0 (a handle that allows neither).
 * - FaxPortHandle: receives a port handle; NULL on failure.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or FaxHandle is NULL, unknown Flags),
 * ERROR_INVALID_HANDLE (FaxHandle; or somebody holds the device for PORT_OPEN_MODIFY already),
 * ERROR_BAD_UNIT (no such device). Right: FAX_PORT_QUERY.
 * Source: SDK pfaxopenport, MS-FAX FaxObs_OpenPort; F2, F3.
 */
WINFAXAPI BOOL WINAPI FaxOpenPort(HANDLE FaxHandle, DWORD DeviceId, DWORD Flags,
                                  LPHANDLE FaxPortHandle);
typedef BOOL(WINAPI *PFAXOPENPORT)(HANDLE FaxHandle, DWORD DeviceId, DWORD Flags,
                                   LPHANDLE FaxPortHandle);

/*
 * Asks whether the caller has all rights of a mask: any of the seven FAX_* rights, FAX_READ,
 * FAX_WRITE, FAX_ALL_ACCESS. TRUE: all of them. FALSE with last error ERROR_SUCCESS: not all (a
 * mask of 0 included). FALSE with another code: could not be found out.
 *
 * Errors: ERROR_INVALID_PARAMETER (FaxHandle is NULL, or a bit below 0x10000 that is no fax right),
 * ERROR_INVALID_HANDLE.
 * Source: SDK pfaxaccesscheck; H3, H4, K9.
 */
WINFAXAPI BOOL WINAPI FaxAccessCheck(HANDLE FaxHandle, DWORD AccessMask);
typedef BOOL(WINAPI *PFAXACCESSCHECK)(HANDLE FaxHandle, DWORD AccessMask);

/*
 * Registers for events: to a completion port or to a window, exactly one of the two. Events arrive
 * from a thread of the library until FEI_FAXSVC_ENDED, the process's end, or the first packet that
 * the port refuses; FaxClose does not end them. After FEI_FAXSVC_STARTED, register again.
 * Registering twice delivers twice.
 *
 * - CompletionPort: packets with CompletionKey, sizeof(FAX_EVENT) bytes and a FAX_EVENT behind the
 *   OVERLAPPED pointer, which the receiver frees with LocalFree. The port is used, not copied: keep
 *   it open. hWnd is NULL and MessageStart 0.
 * - hWnd (Windows only): posted messages MessageStart + EventId with wParam = DeviceId, lParam =
 *   JobId and nothing to free. MessageStart is WM_USER or above. CompletionKey is 0; 1 ends the
 *   window's registration, as a program does at the end of the user's session.
 *
 * Errors: ERROR_INVALID_PARAMETER (FaxHandle is NULL, both or no target, hWnd is no window,
 * MessageStart below WM_USER), ERROR_INVALID_HANDLE, ERROR_INVALID_DATA (second registration, in
 * services set to behave like Windows 2000).
 * Source: SDK pfaxinitializeeventqueue, fax_event; G1-G12, M10.
 */
WINFAXAPI BOOL WINAPI FaxInitializeEventQueue(HANDLE FaxHandle, HANDLE CompletionPort,
                                              ULONG_PTR CompletionKey, HWND hWnd,
                                              UINT MessageStart);
typedef BOOL(WINAPI *PFAXINITIALIZEEVENTQUEUE)(HANDLE FaxHandle, HANDLE CompletionPort,
                                               ULONG_PTR CompletionKey, HWND hWnd,
                                               UINT MessageStart);

/*
 * Frees a block that another function returned, once. NULL and everything else that is no such
 * block are ignored; members are not looked at, so they may have been overwritten. Not for
 * FAX_EVENT.
 * Source: SDK pfaxfreebuffer; B1-B3, L1, L11.
 */
WINFAXAPI VOID WINAPI FaxFreeBuffer(LPVOID Buffer);
typedef VOID(WINAPI *PFAXFREEBUFFER)(LPVOID Buffer);

/* ---- Sending --------------------------------------------------------------------------------- */

/*
 * Makes a FAX_JOB_PARAM and a FAX_COVERPAGE_INFO with SizeOfStruct set and the sender's part filled
 * in from the user's fax profile; all else is zero, ScheduleAction JSA_NOW. Needs no connection.
 *
 * - JobParams, CoverpageInfo: receive one block each, to be freed separately with FaxFreeBuffer;
 *   what they held before is ignored. Both NULL on failure.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer is NULL).
 * Source: SDK nf-winfax-faxcompletejobparams; B7, L2.
 */
WINFAXAPI BOOL WINAPI FaxCompleteJobParamsA(PFAX_JOB_PARAMA *JobParams,
                                            PFAX_COVERPAGE_INFOA *CoverpageInfo);
WINFAXAPI BOOL WINAPI FaxCompleteJobParamsW(PFAX_JOB_PARAMW *JobParams,
                                            PFAX_COVERPAGE_INFOW *CoverpageInfo);
typedef BOOL(WINAPI *PFAXCOMPLETEJOBPARAMSA)(PFAX_JOB_PARAMA *JobParams,
                                             PFAX_COVERPAGE_INFOA *CoverpageInfo);
typedef BOOL(WINAPI *PFAXCOMPLETEJOBPARAMSW)(PFAX_JOB_PARAMW *JobParams,
                                             PFAX_COVERPAGE_INFOW *CoverpageInfo);
#ifdef UNICODE
#define FaxCompleteJobParams  FaxCompleteJobParamsW
#define PFAXCOMPLETEJOBPARAMS PFAXCOMPLETEJOBPARAMSW
#else
#define FaxCompleteJobParams  FaxCompleteJobParamsA
#define PFAXCOMPLETEJOBPARAMS PFAXCOMPLETEJOBPARAMSA
#endif

/*
 * Queues a document for one recipient and returns as soon as it is safe in the queue; sending
 * happens later. FEI_JOB_QUEUED carries the same job id.
 *
 * - FileName: a TIFF Class F file (compression none or T.6, 1728 pixels wide, at most 204 x 200
 *   dpi, one resolution), read by the calling process; or a document that its program can print. A
 *   relative path is resolved in the caller.
 * - JobParams: SizeOfStruct, RecipientNumber and ScheduleAction are required.
 * - CoverpageInfo: NULL for no cover page; else SizeOfStruct and CoverPageName are required.
 * - FaxJobId: receives the job id; may be NULL. 0 on failure.
 *
 * Errors: ERROR_INVALID_PARAMETER (FaxHandle, FileName, JobParams or RecipientNumber is NULL, an
 * empty number, a wrong SizeOfStruct, bad schedule or delivery report), ERROR_INVALID_HANDLE,
 * ERROR_NOT_SUPPORTED (CallHandle is not 0), ERROR_FILE_NOT_FOUND (document or cover page),
 * ERROR_INVALID_DATA (document or cover page cannot be used; an empty file; a directory),
 * ERROR_DISK_FULL. Right: FAX_JOB_SUBMIT.
 * Source: SDK nf-winfax-faxsenddocument; C1-C15, M12, L8.
 */
WINFAXAPI BOOL WINAPI FaxSendDocumentA(HANDLE FaxHandle, LPCSTR FileName, PFAX_JOB_PARAMA JobParams,
                                       const FAX_COVERPAGE_INFOA *CoverpageInfo, LPDWORD FaxJobId);
WINFAXAPI BOOL WINAPI FaxSendDocumentW(HANDLE FaxHandle, LPCWSTR FileName,
                                       PFAX_JOB_PARAMW JobParams,
                                       const FAX_COVERPAGE_INFOW *CoverpageInfo, LPDWORD FaxJobId);
typedef BOOL(WINAPI *PFAXSENDDOCUMENTA)(HANDLE FaxHandle, LPCSTR FileName,
                                        PFAX_JOB_PARAMA JobParams,
                                        const FAX_COVERPAGE_INFOA *CoverpageInfo, LPDWORD FaxJobId);
typedef BOOL(WINAPI *PFAXSENDDOCUMENTW)(HANDLE FaxHandle, LPCWSTR FileName,
                                        PFAX_JOB_PARAMW JobParams,
                                        const FAX_COVERPAGE_INFOW *CoverpageInfo, LPDWORD FaxJobId);
#ifdef UNICODE
#define FaxSendDocument  FaxSendDocumentW
#define PFAXSENDDOCUMENT PFAXSENDDOCUMENTW
#else
#define FaxSendDocument  FaxSendDocumentA
#define PFAXSENDDOCUMENT PFAXSENDDOCUMENTA
#endif

/*
 * Names the recipients of FaxSendDocumentForBroadcast, one a call. Called with RecipientNumber 1,
 * 2, 3 ...; nonzero: send to what JobParams says; zero: no more recipients.
 *
 * - Context: as given to FaxSendDocumentForBroadcast.
 * - JobParams, CoverpageInfo: zeroed structures of the library with SizeOfStruct set, to be filled
 *   in and valid during this call only; the strings put into them are copied before the next one.
 *   CoverPageName left NULL means no cover page.
 *
 * An exception that leaves the callback passes through; its recipient is dropped.
 * Source: SDK nc-winfax-pfax_recipient_callback; D1-D7, M9.
 */
typedef BOOL(CALLBACK *PFAX_RECIPIENT_CALLBACKA)(HANDLE FaxHandle, DWORD RecipientNumber,
                                                 LPVOID Context, PFAX_JOB_PARAMA JobParams,
                                                 PFAX_COVERPAGE_INFOA CoverpageInfo);
typedef BOOL(CALLBACK *PFAX_RECIPIENT_CALLBACKW)(HANDLE FaxHandle, DWORD RecipientNumber,
                                                 LPVOID Context, PFAX_JOB_PARAMW JobParams,
                                                 PFAX_COVERPAGE_INFOW CoverpageInfo);
#ifdef UNICODE
#define PFAX_RECIPIENT_CALLBACK PFAX_RECIPIENT_CALLBACKW
#else
#define PFAX_RECIPIENT_CALLBACK PFAX_RECIPIENT_CALLBACKA
#endif

/*
 * Queues one document for many recipients, each a job of its own, as the callback names them.
 *
 * - FileName: as for FaxSendDocument.
 * - FaxJobId: required; receives the id of the broadcast, which is in no list and cannot be
 *   aborted. 0 on failure.
 * - FaxRecipientCallback, Context: see above. No recipients at all is a success.
 *
 * Errors: those of FaxSendDocument; ERROR_INVALID_PARAMETER also when FaxJobId or the callback is
 * NULL, or when the callback leaves RecipientNumber NULL: recipients named before stay queued.
 * Right: FAX_JOB_SUBMIT.
 * Source: SDK nf-winfax-faxsenddocumentforbroadcast; D1-D7.
 */
WINFAXAPI BOOL WINAPI FaxSendDocumentForBroadcastA(HANDLE FaxHandle, LPCSTR FileName,
                                                   LPDWORD FaxJobId,
                                                   PFAX_RECIPIENT_CALLBACKA FaxRecipientCallback,
                                                   LPVOID Context);
WINFAXAPI BOOL WINAPI FaxSendDocumentForBroadcastW(HANDLE FaxHandle, LPCWSTR FileName,
                                                   LPDWORD FaxJobId,
                                                   PFAX_RECIPIENT_CALLBACKW FaxRecipientCallback,
                                                   LPVOID Context);
typedef BOOL(WINAPI *PFAXSENDDOCUMENTFORBROADCASTA)(HANDLE FaxHandle, LPCSTR FileName,
                                                    LPDWORD FaxJobId,
                                                    PFAX_RECIPIENT_CALLBACKA FaxRecipientCallback,
                                                    LPVOID Context);
typedef BOOL(WINAPI *PFAXSENDDOCUMENTFORBROADCASTW)(HANDLE FaxHandle, LPCWSTR FileName,
                                                    LPDWORD FaxJobId,
                                                    PFAX_RECIPIENT_CALLBACKW FaxRecipientCallback,
                                                    LPVOID Context);
#ifdef UNICODE
#define FaxSendDocumentForBroadcast  FaxSendDocumentForBroadcastW
#define PFAXSENDDOCUMENTFORBROADCAST PFAXSENDDOCUMENTFORBROADCASTW
#else
#define FaxSendDocumentForBroadcast  FaxSendDocumentForBroadcastA
#define PFAXSENDDOCUMENTFORBROADCAST PFAXSENDDOCUMENTFORBROADCASTA
#endif

/*
 * Begins a document on the fax printer and returns a device context to draw it on, without the send
 * wizard. Then: FaxPrintCoverPage if wanted, StartPage and EndPage for each page, EndDoc (or
 * AbortDoc), DeleteDC. Needs no connection.
 *
 * - PrinterName: a fax printer; NULL for the default one.
 * - FaxJobId: receives the printer's job id, which is not a fax job id.
 * - FaxContextInfo: SizeOfStruct set by the caller; filled in on success, untouched on failure.
 *
 * Errors: ERROR_INVALID_PARAMETER (PrintInfo or FaxContextInfo is NULL, wrong SizeOfStruct, neither
 * RecipientNumber nor OutputFileName), ERROR_INVALID_PRINTER_NAME (no such printer, no fax printer,
 * no printing on this computer), ERROR_SPL_NO_STARTDOC.
 * Source: SDK nf-winfax-faxstartprintjob; K6-K8, L13, L19.
 */
WINFAXAPI BOOL WINAPI FaxStartPrintJobA(LPCSTR PrinterName, const FAX_PRINT_INFOA *PrintInfo,
                                        LPDWORD FaxJobId, PFAX_CONTEXT_INFOA FaxContextInfo);
WINFAXAPI BOOL WINAPI FaxStartPrintJobW(LPCWSTR PrinterName, const FAX_PRINT_INFOW *PrintInfo,
                                        LPDWORD FaxJobId, PFAX_CONTEXT_INFOW FaxContextInfo);
typedef BOOL(WINAPI *PFAXSTARTPRINTJOBA)(LPCSTR PrinterName, const FAX_PRINT_INFOA *PrintInfo,
                                         LPDWORD FaxJobId, PFAX_CONTEXT_INFOA FaxContextInfo);
typedef BOOL(WINAPI *PFAXSTARTPRINTJOBW)(LPCWSTR PrinterName, const FAX_PRINT_INFOW *PrintInfo,
                                         LPDWORD FaxJobId, PFAX_CONTEXT_INFOW FaxContextInfo);
#ifdef UNICODE
#define FaxStartPrintJob  FaxStartPrintJobW
#define PFAXSTARTPRINTJOB PFAXSTARTPRINTJOBW
#else
#define FaxStartPrintJob  FaxStartPrintJobA
#define PFAXSTARTPRINTJOB PFAXSTARTPRINTJOBA
#endif

/*
 * Draws a cover page on the device context of a FAX_CONTEXT_INFO.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer is NULL, wrong SizeOfStruct), ERROR_FILE_NOT_FOUND (no
 * such cover page).
 * Source: SDK nf-winfax-faxprintcoverpage.
 */
WINFAXAPI BOOL WINAPI FaxPrintCoverPageA(const FAX_CONTEXT_INFOA *FaxContextInfo,
                                         const FAX_COVERPAGE_INFOA *CoverPageInfo);
WINFAXAPI BOOL WINAPI FaxPrintCoverPageW(const FAX_CONTEXT_INFOW *FaxContextInfo,
                                         const FAX_COVERPAGE_INFOW *CoverPageInfo);
typedef BOOL(WINAPI *PFAXPRINTCOVERPAGEA)(const FAX_CONTEXT_INFOA *FaxContextInfo,
                                          const FAX_COVERPAGE_INFOA *CoverPageInfo);
typedef BOOL(WINAPI *PFAXPRINTCOVERPAGEW)(const FAX_CONTEXT_INFOW *FaxContextInfo,
                                          const FAX_COVERPAGE_INFOW *CoverPageInfo);
#ifdef UNICODE
#define FaxPrintCoverPage  FaxPrintCoverPageW
#define PFAXPRINTCOVERPAGE PFAXPRINTCOVERPAGEW
#else
#define FaxPrintCoverPage  FaxPrintCoverPageA
#define PFAXPRINTCOVERPAGE PFAXPRINTCOVERPAGEA
#endif

/* ---- Jobs in the queue ----------------------------------------------------------------------- */

/*
 * Lists the queued and active jobs by id: all with FAX_JOB_MANAGE, otherwise the caller's own.
 *
 * - JobEntry: receives one block, an array; also when there are no jobs. FaxFreeBuffer.
 * - JobsReturned: receives the number of entries.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL), ERROR_INVALID_HANDLE. Right:
 * FAX_JOB_QUERY.
 * Source: SDK nf-winfax-faxenumjobs; B4, E5, E7, E9.
 */
WINFAXAPI BOOL WINAPI FaxEnumJobsA(HANDLE FaxHandle, PFAX_JOB_ENTRYA *JobEntry,
                                   LPDWORD JobsReturned);
WINFAXAPI BOOL WINAPI FaxEnumJobsW(HANDLE FaxHandle, PFAX_JOB_ENTRYW *JobEntry,
                                   LPDWORD JobsReturned);
typedef BOOL(WINAPI *PFAXENUMJOBSA)(HANDLE FaxHandle, PFAX_JOB_ENTRYA *JobEntry,
                                    LPDWORD JobsReturned);
typedef BOOL(WINAPI *PFAXENUMJOBSW)(HANDLE FaxHandle, PFAX_JOB_ENTRYW *JobEntry,
                                    LPDWORD JobsReturned);
#ifdef UNICODE
#define FaxEnumJobs  FaxEnumJobsW
#define PFAXENUMJOBS PFAXENUMJOBSW
#else
#define FaxEnumJobs  FaxEnumJobsA
#define PFAXENUMJOBS PFAXENUMJOBSA
#endif

/*
 * Describes one job.
 *
 * - JobEntry: receives one block. FaxFreeBuffer.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL; no such job, finished, or
 * somebody else's), ERROR_INVALID_HANDLE. Right: FAX_JOB_QUERY.
 * Source: SDK nf-winfax-faxgetjob; E7, L10.
 */
WINFAXAPI BOOL WINAPI FaxGetJobA(HANDLE FaxHandle, DWORD JobId, PFAX_JOB_ENTRYA *JobEntry);
WINFAXAPI BOOL WINAPI FaxGetJobW(HANDLE FaxHandle, DWORD JobId, PFAX_JOB_ENTRYW *JobEntry);
typedef BOOL(WINAPI *PFAXGETJOBA)(HANDLE FaxHandle, DWORD JobId, PFAX_JOB_ENTRYA *JobEntry);
typedef BOOL(WINAPI *PFAXGETJOBW)(HANDLE FaxHandle, DWORD JobId, PFAX_JOB_ENTRYW *JobEntry);
#ifdef UNICODE
#define FaxGetJob  FaxGetJobW
#define PFAXGETJOB PFAXGETJOBW
#else
#define FaxGetJob  FaxGetJobA
#define PFAXGETJOB PFAXGETJOBA
#endif

/*
 * Cancels (JC_DELETE, active or queued), pauses (JC_PAUSE: a waiting job at once, an active one
 * when it is back in the queue) or resumes a job (JC_RESUME; after its last retry it starts
 * afresh).
 *
 * - JobEntry: NULL, or an entry of which SizeOfStruct and JobId must fit; nothing else is read.
 *
 * Errors: ERROR_INVALID_PARAMETER (FaxHandle is NULL, no such job or command, JobEntry does not
 * fit, the job's state does not allow the command), ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED
 * (neither the job's owner nor FAX_JOB_MANAGE).
 * Source: SDK nf-winfax-faxsetjob; E1-E4, H1, L6.
 */
WINFAXAPI BOOL WINAPI FaxSetJobA(HANDLE FaxHandle, DWORD JobId, DWORD Command,
                                 const FAX_JOB_ENTRYA *JobEntry);
WINFAXAPI BOOL WINAPI FaxSetJobW(HANDLE FaxHandle, DWORD JobId, DWORD Command,
                                 const FAX_JOB_ENTRYW *JobEntry);
typedef BOOL(WINAPI *PFAXSETJOBA)(HANDLE FaxHandle, DWORD JobId, DWORD Command,
                                  const FAX_JOB_ENTRYA *JobEntry);
typedef BOOL(WINAPI *PFAXSETJOBW)(HANDLE FaxHandle, DWORD JobId, DWORD Command,
                                  const FAX_JOB_ENTRYW *JobEntry);
#ifdef UNICODE
#define FaxSetJob  FaxSetJobW
#define PFAXSETJOB PFAXSETJOBW
#else
#define FaxSetJob  FaxSetJobA
#define PFAXSETJOB PFAXSETJOBA
#endif

/*
 * Cancels a job, as FaxSetJob with JC_DELETE.
 *
 * Errors: ERROR_INVALID_HANDLE (NULL too), ERROR_INVALID_PARAMETER (no such job, or being cancelled
 * already), ERROR_ACCESS_DENIED (neither the job's owner nor FAX_JOB_MANAGE).
 * Source: SDK pfaxabort; A7, D3, M5.
 */
WINFAXAPI BOOL WINAPI FaxAbort(HANDLE FaxHandle, DWORD JobId);
typedef BOOL(WINAPI *PFAXABORT)(HANDLE FaxHandle, DWORD JobId);

/*
 * Gives the first page of an outgoing job as a TIFF Class F file in memory (T.6, one page).
 *
 * - Buffer, BufferSize: receive the block and its bytes. FaxFreeBuffer.
 * - ImageWidth, ImageHeight: receive pixels.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL, no such job),
 * ERROR_INVALID_HANDLE, ERROR_INVALID_DATA (not JT_SEND). Right: FAX_JOB_QUERY.
 * Source: SDK pfaxgetpagedata; E10.
 */
WINFAXAPI BOOL WINAPI FaxGetPageData(HANDLE FaxHandle, DWORD JobId, LPBYTE *Buffer,
                                     LPDWORD BufferSize, LPDWORD ImageWidth, LPDWORD ImageHeight);
typedef BOOL(WINAPI *PFAXGETPAGEDATA)(HANDLE FaxHandle, DWORD JobId, LPBYTE *Buffer,
                                      LPDWORD BufferSize, LPDWORD ImageWidth, LPDWORD ImageHeight);

/* ---- Devices --------------------------------------------------------------------------------- */

/*
 * Lists the devices.
 *
 * - PortInfo: receives one block, an array; also when there are none. FaxFreeBuffer.
 * - PortsReturned: receives the number of entries.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL), ERROR_INVALID_HANDLE. Right:
 * FAX_PORT_QUERY.
 * Source: SDK nf-winfax-faxenumports; B4, F1.
 */
WINFAXAPI BOOL WINAPI FaxEnumPortsA(HANDLE FaxHandle, PFAX_PORT_INFOA *PortInfo,
                                    LPDWORD PortsReturned);
WINFAXAPI BOOL WINAPI FaxEnumPortsW(HANDLE FaxHandle, PFAX_PORT_INFOW *PortInfo,
                                    LPDWORD PortsReturned);
typedef BOOL(WINAPI *PFAXENUMPORTSA)(HANDLE FaxHandle, PFAX_PORT_INFOA *PortInfo,
                                     LPDWORD PortsReturned);
typedef BOOL(WINAPI *PFAXENUMPORTSW)(HANDLE FaxHandle, PFAX_PORT_INFOW *PortInfo,
                                     LPDWORD PortsReturned);
#ifdef UNICODE
#define FaxEnumPorts  FaxEnumPortsW
#define PFAXENUMPORTS PFAXENUMPORTSW
#else
#define FaxEnumPorts  FaxEnumPortsA
#define PFAXENUMPORTS PFAXENUMPORTSA
#endif

/*
 * Describes a device opened with PORT_OPEN_QUERY or PORT_OPEN_MODIFY.
 *
 * - PortInfo: receives one block. FaxFreeBuffer.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL), ERROR_INVALID_DATA (no port
 * handle), ERROR_ACCESS_DENIED (opened with 0). Right: FAX_PORT_QUERY.
 * Source: SDK nf-winfax-faxgetport; F5.
 */
WINFAXAPI BOOL WINAPI FaxGetPortA(HANDLE FaxPortHandle, PFAX_PORT_INFOA *PortInfo);
WINFAXAPI BOOL WINAPI FaxGetPortW(HANDLE FaxPortHandle, PFAX_PORT_INFOW *PortInfo);
typedef BOOL(WINAPI *PFAXGETPORTA)(HANDLE FaxPortHandle, PFAX_PORT_INFOA *PortInfo);
typedef BOOL(WINAPI *PFAXGETPORTW)(HANDLE FaxPortHandle, PFAX_PORT_INFOW *PortInfo);
#ifdef UNICODE
#define FaxGetPort  FaxGetPortW
#define PFAXGETPORT PFAXGETPORTW
#else
#define FaxGetPort  FaxGetPortA
#define PFAXGETPORT PFAXGETPORTA
#endif

/*
 * Changes Flags, Rings, Priority, Tsid and Csid of a device opened with PORT_OPEN_MODIFY. A device
 * that takes another's Priority moves the others.
 *
 * Errors: ERROR_INVALID_PARAMETER (PortInfo or the handle is NULL, wrong SizeOfStruct, a value out
 * of range), ERROR_INVALID_DATA (no port handle), ERROR_ACCESS_DENIED (not opened for it),
 * ERROR_DEVICE_IN_USE (sending or receiving). Right: FAX_PORT_SET.
 * Source: SDK nf-winfax-faxsetport; F4, F6-F9.
 */
WINFAXAPI BOOL WINAPI FaxSetPortA(HANDLE FaxPortHandle, const FAX_PORT_INFOA *PortInfo);
WINFAXAPI BOOL WINAPI FaxSetPortW(HANDLE FaxPortHandle, const FAX_PORT_INFOW *PortInfo);
typedef BOOL(WINAPI *PFAXSETPORTA)(HANDLE FaxPortHandle, const FAX_PORT_INFOA *PortInfo);
typedef BOOL(WINAPI *PFAXSETPORTW)(HANDLE FaxPortHandle, const FAX_PORT_INFOW *PortInfo);
#ifdef UNICODE
#define FaxSetPort  FaxSetPortW
#define PFAXSETPORT PFAXSETPORTW
#else
#define FaxSetPort  FaxSetPortA
#define PFAXSETPORT PFAXSETPORTA
#endif

/*
 * Says what a device is doing now.
 *
 * - DeviceStatus: receives one block. FaxFreeBuffer.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL), ERROR_INVALID_DATA (no port
 * handle), ERROR_ACCESS_DENIED (opened with 0). Right: FAX_PORT_QUERY.
 * Source: SDK nf-winfax-faxgetdevicestatus; F10, F11.
 */
WINFAXAPI BOOL WINAPI FaxGetDeviceStatusA(HANDLE FaxPortHandle, PFAX_DEVICE_STATUSA *DeviceStatus);
WINFAXAPI BOOL WINAPI FaxGetDeviceStatusW(HANDLE FaxPortHandle, PFAX_DEVICE_STATUSW *DeviceStatus);
typedef BOOL(WINAPI *PFAXGETDEVICESTATUSA)(HANDLE FaxPortHandle, PFAX_DEVICE_STATUSA *DeviceStatus);
typedef BOOL(WINAPI *PFAXGETDEVICESTATUSW)(HANDLE FaxPortHandle, PFAX_DEVICE_STATUSW *DeviceStatus);
#ifdef UNICODE
#define FaxGetDeviceStatus  FaxGetDeviceStatusW
#define PFAXGETDEVICESTATUS PFAXGETDEVICESTATUSW
#else
#define FaxGetDeviceStatus  FaxGetDeviceStatusA
#define PFAXGETDEVICESTATUS PFAXGETDEVICESTATUSA
#endif

/* ---- Configuration --------------------------------------------------------------------------- */

/*
 * Gives the settings of the service.
 *
 * - FaxConfig: receives one block. FaxFreeBuffer.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL), ERROR_INVALID_HANDLE. Right:
 * FAX_CONFIG_QUERY.
 * Source: SDK nf-winfax-faxgetconfiguration; I1.
 */
WINFAXAPI BOOL WINAPI FaxGetConfigurationA(HANDLE FaxHandle, PFAX_CONFIGURATIONA *FaxConfig);
WINFAXAPI BOOL WINAPI FaxGetConfigurationW(HANDLE FaxHandle, PFAX_CONFIGURATIONW *FaxConfig);
typedef BOOL(WINAPI *PFAXGETCONFIGURATIONA)(HANDLE FaxHandle, PFAX_CONFIGURATIONA *FaxConfig);
typedef BOOL(WINAPI *PFAXGETCONFIGURATIONW)(HANDLE FaxHandle, PFAX_CONFIGURATIONW *FaxConfig);
#ifdef UNICODE
#define FaxGetConfiguration  FaxGetConfigurationW
#define PFAXGETCONFIGURATION PFAXGETCONFIGURATIONW
#else
#define FaxGetConfiguration  FaxGetConfigurationA
#define PFAXGETCONFIGURATION PFAXGETCONFIGURATIONA
#endif

/*
 * Replaces the settings of the service, all or none of them.
 *
 * Errors: ERROR_INVALID_PARAMETER (FaxConfig or the handle is NULL, wrong SizeOfStruct, archiving
 * without ArchiveDirectory or with a relative one), ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED also
 * for an archive that the machine's service must not write to. Right: FAX_CONFIG_SET.
 * Source: SDK nf-winfax-faxsetconfiguration; I1, I3, L14.
 */
WINFAXAPI BOOL WINAPI FaxSetConfigurationA(HANDLE FaxHandle, const FAX_CONFIGURATIONA *FaxConfig);
WINFAXAPI BOOL WINAPI FaxSetConfigurationW(HANDLE FaxHandle, const FAX_CONFIGURATIONW *FaxConfig);
typedef BOOL(WINAPI *PFAXSETCONFIGURATIONA)(HANDLE FaxHandle, const FAX_CONFIGURATIONA *FaxConfig);
typedef BOOL(WINAPI *PFAXSETCONFIGURATIONW)(HANDLE FaxHandle, const FAX_CONFIGURATIONW *FaxConfig);
#ifdef UNICODE
#define FaxSetConfiguration  FaxSetConfigurationW
#define PFAXSETCONFIGURATION PFAXSETCONFIGURATIONW
#else
#define FaxSetConfiguration  FaxSetConfigurationA
#define PFAXSETCONFIGURATION PFAXSETCONFIGURATIONA
#endif

/*
 * Lists the logging categories and their levels.
 *
 * - Categories: receives one block, an array. FaxFreeBuffer.
 * - NumberCategories: receives the number of entries.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL), ERROR_INVALID_HANDLE. Right:
 * FAX_CONFIG_QUERY.
 * Source: SDK nf-winfax-faxgetloggingcategories.
 */
WINFAXAPI BOOL WINAPI FaxGetLoggingCategoriesA(HANDLE FaxHandle, PFAX_LOG_CATEGORYA *Categories,
                                               LPDWORD NumberCategories);
WINFAXAPI BOOL WINAPI FaxGetLoggingCategoriesW(HANDLE FaxHandle, PFAX_LOG_CATEGORYW *Categories,
                                               LPDWORD NumberCategories);
typedef BOOL(WINAPI *PFAXGETLOGGINGCATEGORIESA)(HANDLE FaxHandle, PFAX_LOG_CATEGORYA *Categories,
                                                LPDWORD NumberCategories);
typedef BOOL(WINAPI *PFAXGETLOGGINGCATEGORIESW)(HANDLE FaxHandle, PFAX_LOG_CATEGORYW *Categories,
                                                LPDWORD NumberCategories);
#ifdef UNICODE
#define FaxGetLoggingCategories  FaxGetLoggingCategoriesW
#define PFAXGETLOGGINGCATEGORIES PFAXGETLOGGINGCATEGORIESW
#else
#define FaxGetLoggingCategories  FaxGetLoggingCategoriesA
#define PFAXGETLOGGINGCATEGORIES PFAXGETLOGGINGCATEGORIESA
#endif

/*
 * Sets the levels of the given categories; names are ignored, other categories keep theirs.
 *
 * Errors: ERROR_INVALID_PARAMETER (Categories or the handle is NULL, NumberCategories is 0, unknown
 * Category or Level), ERROR_INVALID_HANDLE. Right: FAX_CONFIG_SET.
 * Source: SDK nf-winfax-faxsetloggingcategories; I7.
 */
WINFAXAPI BOOL WINAPI FaxSetLoggingCategoriesA(HANDLE FaxHandle,
                                               const FAX_LOG_CATEGORYA *Categories,
                                               DWORD NumberCategories);
WINFAXAPI BOOL WINAPI FaxSetLoggingCategoriesW(HANDLE FaxHandle,
                                               const FAX_LOG_CATEGORYW *Categories,
                                               DWORD NumberCategories);
typedef BOOL(WINAPI *PFAXSETLOGGINGCATEGORIESA)(HANDLE FaxHandle,
                                                const FAX_LOG_CATEGORYA *Categories,
                                                DWORD NumberCategories);
typedef BOOL(WINAPI *PFAXSETLOGGINGCATEGORIESW)(HANDLE FaxHandle,
                                                const FAX_LOG_CATEGORYW *Categories,
                                                DWORD NumberCategories);
#ifdef UNICODE
#define FaxSetLoggingCategories  FaxSetLoggingCategoriesW
#define PFAXSETLOGGINGCATEGORIES PFAXSETLOGGINGCATEGORIESW
#else
#define FaxSetLoggingCategories  FaxSetLoggingCategoriesA
#define PFAXSETLOGGINGCATEGORIES PFAXSETLOGGINGCATEGORIESA
#endif

/* ---- Routing of received faxes --------------------------------------------------------------- */

/*
 * Lists the routing methods with the order in which they run.
 *
 * - RoutingInfo: receives one block, an array. FaxFreeBuffer.
 * - MethodsReturned: receives the number of entries.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL), ERROR_INVALID_HANDLE,
 * ERROR_INVALID_FUNCTION (there are none). Right: FAX_CONFIG_QUERY.
 * Source: SDK nf-winfax-faxenumglobalroutinginfo; B4.
 */
WINFAXAPI BOOL WINAPI FaxEnumGlobalRoutingInfoA(HANDLE FaxHandle,
                                                PFAX_GLOBAL_ROUTING_INFOA *RoutingInfo,
                                                LPDWORD MethodsReturned);
WINFAXAPI BOOL WINAPI FaxEnumGlobalRoutingInfoW(HANDLE FaxHandle,
                                                PFAX_GLOBAL_ROUTING_INFOW *RoutingInfo,
                                                LPDWORD MethodsReturned);
typedef BOOL(WINAPI *PFAXENUMGLOBALROUTINGINFOA)(HANDLE FaxHandle,
                                                 PFAX_GLOBAL_ROUTING_INFOA *RoutingInfo,
                                                 LPDWORD MethodsReturned);
typedef BOOL(WINAPI *PFAXENUMGLOBALROUTINGINFOW)(HANDLE FaxHandle,
                                                 PFAX_GLOBAL_ROUTING_INFOW *RoutingInfo,
                                                 LPDWORD MethodsReturned);
#ifdef UNICODE
#define FaxEnumGlobalRoutingInfo  FaxEnumGlobalRoutingInfoW
#define PFAXENUMGLOBALROUTINGINFO PFAXENUMGLOBALROUTINGINFOW
#else
#define FaxEnumGlobalRoutingInfo  FaxEnumGlobalRoutingInfoA
#define PFAXENUMGLOBALROUTINGINFO PFAXENUMGLOBALROUTINGINFOA
#endif

/*
 * Changes the Priority of the method that Guid names.
 *
 * Errors: ERROR_INVALID_PARAMETER (RoutingInfo or the handle is NULL, wrong SizeOfStruct),
 * ERROR_INVALID_HANDLE, ERROR_INVALID_DATA (no such method). Right: FAX_CONFIG_SET.
 * Source: SDK nf-winfax-faxsetglobalroutinginfo; I5.
 */
WINFAXAPI BOOL WINAPI FaxSetGlobalRoutingInfoA(HANDLE FaxHandle,
                                               const FAX_GLOBAL_ROUTING_INFOA *RoutingInfo);
WINFAXAPI BOOL WINAPI FaxSetGlobalRoutingInfoW(HANDLE FaxHandle,
                                               const FAX_GLOBAL_ROUTING_INFOW *RoutingInfo);
typedef BOOL(WINAPI *PFAXSETGLOBALROUTINGINFOA)(HANDLE FaxHandle,
                                                const FAX_GLOBAL_ROUTING_INFOA *RoutingInfo);
typedef BOOL(WINAPI *PFAXSETGLOBALROUTINGINFOW)(HANDLE FaxHandle,
                                                const FAX_GLOBAL_ROUTING_INFOW *RoutingInfo);
#ifdef UNICODE
#define FaxSetGlobalRoutingInfo  FaxSetGlobalRoutingInfoW
#define PFAXSETGLOBALROUTINGINFO PFAXSETGLOBALROUTINGINFOW
#else
#define FaxSetGlobalRoutingInfo  FaxSetGlobalRoutingInfoA
#define PFAXSETGLOBALROUTINGINFO PFAXSETGLOBALROUTINGINFOA
#endif

/*
 * Lists the routing methods with whether they run for this device.
 *
 * - RoutingMethod: receives one block, an array. FaxFreeBuffer.
 * - MethodsReturned: receives the number of entries.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL), ERROR_INVALID_DATA (no port
 * handle), ERROR_INVALID_FUNCTION (there are none). Right: FAX_PORT_QUERY.
 * Source: SDK nf-winfax-faxenumroutingmethods; B4.
 */
WINFAXAPI BOOL WINAPI FaxEnumRoutingMethodsA(HANDLE FaxPortHandle,
                                             PFAX_ROUTING_METHODA *RoutingMethod,
                                             LPDWORD MethodsReturned);
WINFAXAPI BOOL WINAPI FaxEnumRoutingMethodsW(HANDLE FaxPortHandle,
                                             PFAX_ROUTING_METHODW *RoutingMethod,
                                             LPDWORD MethodsReturned);
typedef BOOL(WINAPI *PFAXENUMROUTINGMETHODSA)(HANDLE FaxPortHandle,
                                              PFAX_ROUTING_METHODA *RoutingMethod,
                                              LPDWORD MethodsReturned);
typedef BOOL(WINAPI *PFAXENUMROUTINGMETHODSW)(HANDLE FaxPortHandle,
                                              PFAX_ROUTING_METHODW *RoutingMethod,
                                              LPDWORD MethodsReturned);
#ifdef UNICODE
#define FaxEnumRoutingMethods  FaxEnumRoutingMethodsW
#define PFAXENUMROUTINGMETHODS PFAXENUMROUTINGMETHODSW
#else
#define FaxEnumRoutingMethods  FaxEnumRoutingMethodsA
#define PFAXENUMROUTINGMETHODS PFAXENUMROUTINGMETHODSA
#endif

/*
 * Switches a routing method on or off for this device.
 *
 * - RoutingGuid: the method's GUID as text, with or without braces, in any case.
 *
 * Errors: ERROR_INVALID_PARAMETER (RoutingGuid or the handle is NULL), ERROR_INVALID_DATA (no port
 * handle, no such method), ERROR_BAD_CONFIGURATION (the method has no folder, printer or address
 * yet). Right: FAX_PORT_SET.
 * Source: SDK nf-winfax-faxenableroutingmethod; I5.
 */
WINFAXAPI BOOL WINAPI FaxEnableRoutingMethodA(HANDLE FaxPortHandle, LPCSTR RoutingGuid,
                                              BOOL Enabled);
WINFAXAPI BOOL WINAPI FaxEnableRoutingMethodW(HANDLE FaxPortHandle, LPCWSTR RoutingGuid,
                                              BOOL Enabled);
typedef BOOL(WINAPI *PFAXENABLEROUTINGMETHODA)(HANDLE FaxPortHandle, LPCSTR RoutingGuid,
                                               BOOL Enabled);
typedef BOOL(WINAPI *PFAXENABLEROUTINGMETHODW)(HANDLE FaxPortHandle, LPCWSTR RoutingGuid,
                                               BOOL Enabled);
#ifdef UNICODE
#define FaxEnableRoutingMethod  FaxEnableRoutingMethodW
#define PFAXENABLEROUTINGMETHOD PFAXENABLEROUTINGMETHODW
#else
#define FaxEnableRoutingMethod  FaxEnableRoutingMethodA
#define PFAXENABLEROUTINGMETHOD PFAXENABLEROUTINGMETHODA
#endif

/*
 * Gives a routing method's data for this device. The bytes are the method's own and pass unchanged
 * through both forms; the methods of this service keep UTF-16 text ended by NUL.
 *
 * - RoutingInfoBuffer, RoutingInfoBufferSize: receive the block and its bytes. FaxFreeBuffer.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL), ERROR_INVALID_DATA (no port
 * handle, no such method). Right: FAX_PORT_QUERY.
 * Source: SDK nf-winfax-faxgetroutinginfo; I4, I5, I11.
 */
WINFAXAPI BOOL WINAPI FaxGetRoutingInfoA(HANDLE FaxPortHandle, LPCSTR RoutingGuid,
                                         LPBYTE *RoutingInfoBuffer, LPDWORD RoutingInfoBufferSize);
WINFAXAPI BOOL WINAPI FaxGetRoutingInfoW(HANDLE FaxPortHandle, LPCWSTR RoutingGuid,
                                         LPBYTE *RoutingInfoBuffer, LPDWORD RoutingInfoBufferSize);
typedef BOOL(WINAPI *PFAXGETROUTINGINFOA)(HANDLE FaxPortHandle, LPCSTR RoutingGuid,
                                          LPBYTE *RoutingInfoBuffer, LPDWORD RoutingInfoBufferSize);
typedef BOOL(WINAPI *PFAXGETROUTINGINFOW)(HANDLE FaxPortHandle, LPCWSTR RoutingGuid,
                                          LPBYTE *RoutingInfoBuffer, LPDWORD RoutingInfoBufferSize);
#ifdef UNICODE
#define FaxGetRoutingInfo  FaxGetRoutingInfoW
#define PFAXGETROUTINGINFO PFAXGETROUTINGINFOW
#else
#define FaxGetRoutingInfo  FaxGetRoutingInfoA
#define PFAXGETROUTINGINFO PFAXGETROUTINGINFOA
#endif

/*
 * Replaces a routing method's data for this device.
 *
 * - RoutingInfoBufferSize: bytes, 1 to 1,048,576.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer or the handle is NULL, a size out of range),
 * ERROR_INVALID_DATA (no port handle, no such method, or the method refuses the data),
 * ERROR_ACCESS_DENIED also for a folder that the machine's service must not write to. Right:
 * FAX_PORT_SET.
 * Source: SDK nf-winfax-faxsetroutinginfo; I4-I6.
 */
WINFAXAPI BOOL WINAPI FaxSetRoutingInfoA(HANDLE FaxPortHandle, LPCSTR RoutingGuid,
                                         const BYTE *RoutingInfoBuffer,
                                         DWORD RoutingInfoBufferSize);
WINFAXAPI BOOL WINAPI FaxSetRoutingInfoW(HANDLE FaxPortHandle, LPCWSTR RoutingGuid,
                                         const BYTE *RoutingInfoBuffer,
                                         DWORD RoutingInfoBufferSize);
typedef BOOL(WINAPI *PFAXSETROUTINGINFOA)(HANDLE FaxPortHandle, LPCSTR RoutingGuid,
                                          const BYTE *RoutingInfoBuffer,
                                          DWORD RoutingInfoBufferSize);
typedef BOOL(WINAPI *PFAXSETROUTINGINFOW)(HANDLE FaxPortHandle, LPCWSTR RoutingGuid,
                                          const BYTE *RoutingInfoBuffer,
                                          DWORD RoutingInfoBufferSize);
#ifdef UNICODE
#define FaxSetRoutingInfo  FaxSetRoutingInfoW
#define PFAXSETROUTINGINFO PFAXSETROUTINGINFOW
#else
#define FaxSetRoutingInfo  FaxSetRoutingInfoA
#define PFAXSETROUTINGINFO PFAXSETROUTINGINFOA
#endif

/* ---- Installation ---------------------------------------------------------------------------- */

/* Functions without an A form: the plain name means W whether or not UNICODE is defined. */

/*
 * Registers a fax service provider (faxdev.h) for the next start of the service. Needs an
 * administrator, but no connection.
 *
 * - DeviceProvider: the provider's unique name; FriendlyName: its name for people.
 * - ImageName: its file; environment variables are expanded when it is loaded.
 * - TspName: the telephony provider it works with; L"" for one with virtual devices.
 *
 * Errors: ERROR_INVALID_PARAMETER (a pointer is NULL), ERROR_ACCESS_DENIED.
 * Source: SDK nf-winfax-faxregisterserviceproviderw; I10, L20, M13.
 */
WINFAXAPI BOOL WINAPI FaxRegisterServiceProviderW(LPCWSTR DeviceProvider, LPCWSTR FriendlyName,
                                                  LPCWSTR ImageName, LPCWSTR TspName);
typedef BOOL(WINAPI *PFAXREGISTERSERVICEPROVIDERW)(LPCWSTR DeviceProvider, LPCWSTR FriendlyName,
                                                   LPCWSTR ImageName, LPCWSTR TspName);
#define FaxRegisterServiceProvider  FaxRegisterServiceProviderW
#define PFAXREGISTERSERVICEPROVIDER PFAXREGISTERSERVICEPROVIDERW

/*
 * Undoes FaxRegisterServiceProvider, by the same name.
 *
 * Errors: ERROR_INVALID_PARAMETER (NULL), ERROR_FILE_NOT_FOUND (no such provider),
 * ERROR_ACCESS_DENIED.
 * Source: the SDK's prototype; I9.
 */
WINFAXAPI BOOL WINAPI FaxUnregisterServiceProviderW(LPCWSTR DeviceProvider);
typedef BOOL(WINAPI *PFAXUNREGISTERSERVICEPROVIDERW)(LPCWSTR DeviceProvider);
#define FaxUnregisterServiceProvider  FaxUnregisterServiceProviderW
#define PFAXUNREGISTERSERVICEPROVIDER PFAXUNREGISTERSERVICEPROVIDERW

/*
 * Describes the methods of a routing extension during FaxRegisterRoutingExtension, one a call:
 * nonzero: the buffers hold a method; zero: no more.
 *
 * - FaxHandle, Context: as given to FaxRegisterRoutingExtension.
 * - MethodName, FriendlyName, FunctionName, Guid: buffers of the library for 100 characters and a
 *   NUL each, to be written. Guid is text with braces; FunctionName is an export of the
 *   extension.
 *
 * Source: SDK nc-winfax-pfax_routing_installation_callbackw; M9.
 */
typedef BOOL(CALLBACK *PFAX_ROUTING_INSTALLATION_CALLBACKW)(HANDLE FaxHandle, LPVOID Context,
                                                            LPWSTR MethodName, LPWSTR FriendlyName,
                                                            LPWSTR FunctionName, LPWSTR Guid);
#define PFAX_ROUTING_INSTALLATION_CALLBACK PFAX_ROUTING_INSTALLATION_CALLBACKW

/*
 * Registers a routing extension (faxroute.h) and its methods for the next start of the service.
 * Needs an administrator.
 *
 * - ExtensionName: the extension's unique name; FriendlyName: its name for people.
 * - ImageName: its file; environment variables are expanded when it is loaded.
 * - CallBack: describes the methods, see above. Context is handed to it and may be NULL.
 *
 * Errors: ERROR_INVALID_PARAMETER (another pointer or the handle is NULL), ERROR_INVALID_HANDLE,
 * ERROR_ACCESS_DENIED.
 * Source: SDK nf-winfax-faxregisterroutingextensionw; I8, M13.
 */
WINFAXAPI BOOL WINAPI FaxRegisterRoutingExtensionW(HANDLE FaxHandle, LPCWSTR ExtensionName,
                                                   LPCWSTR FriendlyName, LPCWSTR ImageName,
                                                   PFAX_ROUTING_INSTALLATION_CALLBACKW CallBack,
                                                   LPVOID Context);
typedef BOOL(WINAPI *PFAXREGISTERROUTINGEXTENSIONW)(HANDLE FaxHandle, LPCWSTR ExtensionName,
                                                    LPCWSTR FriendlyName, LPCWSTR ImageName,
                                                    PFAX_ROUTING_INSTALLATION_CALLBACKW CallBack,
                                                    LPVOID Context);
#define FaxRegisterRoutingExtension  FaxRegisterRoutingExtensionW
#define PFAXREGISTERROUTINGEXTENSION PFAXREGISTERROUTINGEXTENSIONW

/*
 * Undoes FaxRegisterRoutingExtension, by the same name.
 *
 * Errors: ERROR_INVALID_PARAMETER (ExtensionName or the handle is NULL), ERROR_INVALID_HANDLE,
 * ERROR_FILE_NOT_FOUND (no such extension), ERROR_ACCESS_DENIED.
 * Source: the SDK's prototype; K2, I9.
 */
WINFAXAPI BOOL WINAPI FaxUnregisterRoutingExtensionA(HANDLE FaxHandle, LPCSTR ExtensionName);
WINFAXAPI BOOL WINAPI FaxUnregisterRoutingExtensionW(HANDLE FaxHandle, LPCWSTR ExtensionName);
typedef BOOL(WINAPI *PFAXUNREGISTERROUTINGEXTENSIONA)(HANDLE FaxHandle, LPCSTR ExtensionName);
typedef BOOL(WINAPI *PFAXUNREGISTERROUTINGEXTENSIONW)(HANDLE FaxHandle, LPCWSTR ExtensionName);
#ifdef UNICODE
#define FaxUnregisterRoutingExtension  FaxUnregisterRoutingExtensionW
#define PFAXUNREGISTERROUTINGEXTENSION PFAXUNREGISTERROUTINGEXTENSIONW
#else
#define FaxUnregisterRoutingExtension  FaxUnregisterRoutingExtensionA
#define PFAXUNREGISTERROUTINGEXTENSION PFAXUNREGISTERROUTINGEXTENSIONA
#endif

#ifdef __cplusplus
}
#endif

#endif /* WINFAX_H */
