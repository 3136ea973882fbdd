/* SPDX-License-Identifier: MIT */
/*
 * faxdev.h: what a fax service provider looks like: a library that drives fax devices for the fax
 * service. Written for OpenWinFax from the published contract, source-compatible with the header of
 * Microsoft's SDK. C89 to C++20; Windows, and Linux through winfax_posix.h.
 *
 *   1. The provider exports the FaxDev... functions below under exactly these names; the service
 *      loads it and calls them. It is registered with FaxRegisterServiceProvider (winfax.h).
 *   2. All text is UTF-16. stdcall on 32-bit x86. Default structure packing.
 *   3. Errors. FALSE, after SetLastError with the reason. The service guards every call.
 *   4. Memory. What the service is to free is allocated from the heap given to FaxDevInitialize. It
 *      is the provider's own heap and goes away with the provider.
 *   5. Threads. Each operation (start, send or receive, end) has a thread of its own; status and
 *      abort are called from others at the same time.
 *   6. Device ids: TAPI line ids, or for virtual devices those of FaxDevVirtualDeviceCreation.
 *
 * "SDK" in a source is Microsoft's reference of faxdev.h.
 */
#ifndef FAXDEV_H
#define FAXDEV_H

#ifdef _WIN32
#include <windows.h>
#include <prsht.h>
#include <tapi.h>
#else
#include "winfax_posix.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Status of an operation ------------------------------------------------------------------ */

/* StatusId of FAX_DEV_STATUS: one value at a time. Other values are the provider's own. */
#define FS_INITIALIZING     0x20000000
#define FS_DIALING          0x20000001
#define FS_TRANSMITTING     0x20000002
#define FS_RECEIVING        0x20000004
#define FS_COMPLETED        0x20000008
#define FS_HANDLED          0x20000010
#define FS_LINE_UNAVAILABLE 0x20000020 /* sent again, on another line at once */
#define FS_BUSY             0x20000040 /* sent again */
#define FS_NO_ANSWER        0x20000080 /* sent again */
#define FS_BAD_ADDRESS      0x20000100 /* not sent again */
#define FS_NO_DIAL_TONE     0x20000200 /* sent again */
#define FS_DISCONNECTED     0x20000400 /* sent again */
#define FS_FATAL_ERROR      0x20000800 /* sent again */
#define FS_NOT_FAX_CALL     0x20001000 /* sent again */
#define FS_CALL_DELAYED     0x20002000 /* sent again */
#define FS_CALL_BLACKLISTED 0x20004000 /* not sent again */
#define FS_USER_ABORT       0x20200000 /* not sent again; a partial fax is dropped */
#define FS_ANSWERED         0x20800000

/* Bytes for strings behind a FAX_RECEIVE and behind a FAX_DEV_STATUS. */
#define FAXDEVRECEIVE_SIZE      4096
#define FAXDEVREPORTSTATUS_SIZE 4096

/* ---- Structures ------------------------------------------------------------------------------ */

/*
 * A fax to send. The service's, to be read until FaxDevSend returns.
 * Source: SDK fax_send.
 */
typedef struct _FAX_SEND {
    DWORD SizeOfStruct;  /* sizeof(FAX_SEND) */
    LPWSTR FileName;     /* absolute path of the TIFF Class F file to send */
    LPWSTR CallerName;   /* the sender */
    LPWSTR CallerNumber; /* the sender's number, used as TSID */
    LPWSTR ReceiverName;
    LPWSTR ReceiverNumber; /* number to dial */
    BOOL Branding;         /* TRUE: put a line with sender, time and page on every page */
    HCALL CallHandle;      /* the call to use; 0: the provider dials */
    DWORD Reserved[3];     /* 0 */
} FAX_SEND, *PFAX_SEND;

/*
 * A fax to receive. The block has sizeof(FAX_RECEIVE) + FAXDEVRECEIVE_SIZE bytes; the provider puts
 * its strings behind the text of FileName.
 * Source: SDK fax_receive.
 */
typedef struct _FAX_RECEIVE {
    DWORD SizeOfStruct;    /* sizeof(FAX_RECEIVE) */
    LPWSTR FileName;       /* absolute path of an empty file that exists, to be written */
    LPWSTR ReceiverName;   /* set by the provider */
    LPWSTR ReceiverNumber; /* set by the provider */
    DWORD Reserved[4];     /* 0 */
} FAX_RECEIVE, *PFAX_RECEIVE;

/*
 * Where an operation stands. The strings lie in FAXDEVREPORTSTATUS_SIZE bytes behind the structure.
 * Source: SDK fax_dev_status.
 */
typedef struct _FAX_DEV_STATUS {
    DWORD SizeOfStruct; /* sizeof(FAX_DEV_STATUS) */
    DWORD StatusId;     /* FS_*, or the provider's own value */
    DWORD StringId;     /* the provider's string resource for a value of its own, else 0 */
    DWORD PageCount;    /* pages so far */
    LPWSTR CSI;         /* id of the remote station */
    LPWSTR CallerId;    /* who calls, as the telephone network says */
    LPWSTR RoutingInfo; /* subaddress or extension dialled */
    DWORD ErrorCode;    /* Win32 error; 0: none */
    DWORD Reserved[3];  /* 0 */
} FAX_DEV_STATUS, *PFAX_DEV_STATUS;

/* ---- Callbacks ------------------------------------------------------------------------------- */

/*
 * The service's function given to FaxDevInitialize. Not to be called.
 * Source: SDK nc-faxdev-pfax_service_callback.
 */
typedef BOOL(CALLBACK *PFAX_SERVICE_CALLBACK)(HANDLE FaxHandle, DWORD DeviceId, DWORD_PTR Param1,
                                              DWORD_PTR Param2, DWORD_PTR Param3);

/*
 * The provider's function for events of a line: the parameters are those of a TAPI message. For
 * virtual devices it comes as LINE_DEVSPECIFIC when sending or receiving is switched: FaxHandle is
 * NULL, hDevice the device id, dwParam1 nonzero when receiving and dwParam2 nonzero when sending is
 * on.
 * Source: SDK nc-faxdev-pfax_linecallback.
 */
typedef void(CALLBACK *PFAX_LINECALLBACK)(HANDLE FaxHandle, DWORD hDevice, DWORD dwMessage,
                                          DWORD_PTR dwInstance, DWORD_PTR dwParam1,
                                          DWORD_PTR dwParam2, DWORD_PTR dwParam3);

/*
 * The service's function given to FaxDevSend, to be called once the provider has placed a TAPI
 * call; not needed for virtual devices.
 * Source: SDK nc-faxdev-pfax_send_callback.
 */
typedef BOOL(CALLBACK *PFAX_SEND_CALLBACK)(HANDLE FaxHandle, HCALL CallHandle, DWORD Reserved1,
                                           DWORD Reserved2);

/* ---- Functions that a provider exports ------------------------------------------------------- */

/*
 * Called once at each start of the service. FALSE: the provider is not used until the next.
 *
 * - LineAppHandle: the service's TAPI registration; 0 for providers of virtual devices only.
 * - HeapHandle: for everything that the service frees.
 * - LineCallbackFunction: receives the provider's line callback, or NULL.
 *
 * Source: SDK nf-faxdev-faxdevinitialize.
 */
BOOL WINAPI FaxDevInitialize(HLINEAPP LineAppHandle, HANDLE HeapHandle,
                             PFAX_LINECALLBACK *LineCallbackFunction,
                             PFAX_SERVICE_CALLBACK FaxServiceCallback);
typedef BOOL(WINAPI *PFAXDEVINITIALIZE)(HLINEAPP LineAppHandle, HANDLE HeapHandle,
                                        PFAX_LINECALLBACK *LineCallbackFunction,
                                        PFAX_SERVICE_CALLBACK FaxServiceCallback);

/*
 * Asks a provider of virtual devices how many there are. Not exported by providers of TAPI devices.
 *
 * - DeviceCount: receives their number; 0 means failure.
 * - DeviceNamePrefix: 128 characters, to be written; the service appends the device id.
 * - DeviceIdPrefix: receives the id of the first device, not 0; the others count on from there.
 * - CompletionPort, CompletionKey: to be kept. An incoming call is a packet of sizeof(LINEMESSAGE)
 *   bytes posted there, with a LINEMESSAGE that the service frees: hDevice is the device id,
 *   dwParam1 LINEDEVSTATE_RINGING, all else 0.
 *
 * Source: SDK nf-faxdev-faxdevvirtualdevicecreation.
 */
BOOL WINAPI FaxDevVirtualDeviceCreation(LPDWORD DeviceCount, LPWSTR DeviceNamePrefix,
                                        LPDWORD DeviceIdPrefix, HANDLE CompletionPort,
                                        ULONG_PTR CompletionKey);
typedef BOOL(WINAPI *PFAXDEVVIRTUALDEVICECREATION)(LPDWORD DeviceCount, LPWSTR DeviceNamePrefix,
                                                   LPDWORD DeviceIdPrefix, HANDLE CompletionPort,
                                                   ULONG_PTR CompletionKey);

/*
 * Begins an operation on a device, on the thread that will send or receive.
 *
 * - LineHandle: the open line; 0 for a virtual device.
 * - FaxHandle: receives the provider's own value for the operation.
 * - CompletionPort, CompletionKey: to be kept. Progress is a packet of sizeof(FAX_DEV_STATUS) bytes
 *   posted there, with a FAX_DEV_STATUS from the provider's heap that the service frees.
 *
 * Source: SDK nf-faxdev-faxdevstartjob.
 */
BOOL WINAPI FaxDevStartJob(HLINE LineHandle, DWORD DeviceId, PHANDLE FaxHandle,
                           HANDLE CompletionPort, ULONG_PTR CompletionKey);
typedef BOOL(WINAPI *PFAXDEVSTARTJOB)(HLINE LineHandle, DWORD DeviceId, PHANDLE FaxHandle,
                                      HANDLE CompletionPort, ULONG_PTR CompletionKey);

/*
 * Ends an operation, also one that was aborted, and frees what belongs to it.
 * Source: SDK nf-faxdev-faxdevendjob.
 */
BOOL WINAPI FaxDevEndJob(HANDLE FaxHandle);
typedef BOOL(WINAPI *PFAXDEVENDJOB)(HANDLE FaxHandle);

/*
 * Sends a fax and returns when that is done or has failed; the final status is asked for with
 * FaxDevReportStatus and decides whether there is another try.
 * Source: SDK nf-faxdev-faxdevsend.
 */
BOOL WINAPI FaxDevSend(HANDLE FaxHandle, PFAX_SEND FaxSend, PFAX_SEND_CALLBACK FaxSendCallback);
typedef BOOL(WINAPI *PFAXDEVSEND)(HANDLE FaxHandle, PFAX_SEND FaxSend,
                                  PFAX_SEND_CALLBACK FaxSendCallback);

/*
 * Answers a call, receives a fax and returns when that is done or has failed. What arrived of it is
 * kept unless the final status is FS_USER_ABORT.
 * - CallHandle: the call to answer; 0 for a virtual device.
 *
 * Source: SDK nf-faxdev-faxdevreceive.
 */
BOOL WINAPI FaxDevReceive(HANDLE FaxHandle, HCALL CallHandle, PFAX_RECEIVE FaxReceive);
typedef BOOL(WINAPI *PFAXDEVRECEIVE)(HANDLE FaxHandle, HCALL CallHandle, PFAX_RECEIVE FaxReceive);

/*
 * Describes an operation, at any time and at its end.
 * - FaxHandle: the operation; NULL asks about the provider itself.
 * - FaxStatus, FaxStatusSize: the block to fill in and its bytes, strings included; NULL and 0 ask
 *   for the size only, which FaxStatusSizeRequired receives.
 *
 * Source: SDK nf-faxdev-faxdevreportstatus.
 */
BOOL WINAPI FaxDevReportStatus(HANDLE FaxHandle, PFAX_DEV_STATUS FaxStatus, DWORD FaxStatusSize,
                               LPDWORD FaxStatusSizeRequired);
typedef BOOL(WINAPI *PFAXDEVREPORTSTATUS)(HANDLE FaxHandle, PFAX_DEV_STATUS FaxStatus,
                                          DWORD FaxStatusSize, LPDWORD FaxStatusSizeRequired);

/*
 * Asks the running operation to stop and returns at once; FaxDevEndJob follows.
 * Source: SDK nf-faxdev-faxdevabortoperation.
 */
BOOL WINAPI FaxDevAbortOperation(HANDLE FaxHandle);
typedef BOOL(WINAPI *PFAXDEVABORTOPERATION)(HANDLE FaxHandle);

/*
 * Gives a page for a dialogue of settings. Optional; never called by this service.
 * Source: the SDK's prototype.
 */
BOOL WINAPI FaxDevConfigure(HPROPSHEETPAGE *PropSheetPage);
typedef BOOL(WINAPI *PFAXDEVCONFIGURE)(HPROPSHEETPAGE *PropSheetPage);

/*
 * Called once when the service stops. Optional.
 * Source: SDK nf-faxdev-faxdevshutdown.
 */
HRESULT WINAPI FaxDevShutdown(void);
typedef HRESULT(WINAPI *PFAXDEVSHUTDOWN)(void);

#ifdef __cplusplus
}
#endif

#endif /* FAXDEV_H */
