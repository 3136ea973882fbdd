/* SPDX-License-Identifier: MIT */
/*
 * faxroute.h: what a routing extension looks like: a library with methods that the fax service runs
 * on every fax it receives. Written for OpenWinFax from the published contract, source-compatible
 * with the header of Microsoft's SDK. C89 to C++20; Windows, and Linux through winfax_posix.h.
 *
 *   1. The extension exports the FaxRoute... functions below under exactly these names, and its
 *      methods under names of its own. FaxRegisterRoutingExtension (winfax.h) registers it.
 *   2. All text is UTF-16. A method is named by its GUID as text with braces. stdcall on 32-bit
 *      x86. Default structure packing.
 *   3. Errors. FALSE, after SetLastError with the reason, where a function does not say otherwise.
 *   4. Memory. What the service is to free is allocated from the heap given to FaxRouteInitialize.
 *   5. Threads. Methods of different faxes run at the same time.
 *   6. Methods run in the order of their priority, 1 first, where they are enabled for the device.
 *
 * "SDK" in a source is Microsoft's reference of faxroute.h.
 */
#ifndef FAXROUTE_H
#define FAXROUTE_H

#ifdef _WIN32
#include <windows.h>
#else
#include "winfax_posix.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- The methods of the service -------------------------------------------------------------- */

/*
 * Their GUIDs, as wide text; with 16-bit literals only, that is outside Windows from C11 and C++11
 * on. The data of a method (FaxGetRoutingInfo) is UTF-16 text ended by NUL, as said beside it.
 * MS_FAXROUTE_INBOX_GUID is no name of the SDK; the method is that of the first fax services.
 */
#ifdef _WIN32
#define WINFAX_GUID_TEXT_(literal) L##literal
#elif (defined(__cplusplus) && __cplusplus >= 201103L) || \
    (defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L)
#define WINFAX_GUID_TEXT_(literal) u##literal
#endif
#ifdef WINFAX_GUID_TEXT_
/* store in a folder: the folder's path */
#define MS_FAXROUTE_FOLDER_GUID WINFAX_GUID_TEXT_("{92041a90-9af2-11d0-abf7-00c04fd91a4e}")
/* print: the printer's name */
#define MS_FAXROUTE_PRINTING_GUID WINFAX_GUID_TEXT_("{aec1b37c-9af2-11d0-abf7-00c04fd91a4e}")
/* send by mail: the mail address */
#define MS_FAXROUTE_EMAIL_GUID WINFAX_GUID_TEXT_("{6bbf7bfe-9af2-11d0-abf7-00c04fd91a4e}")
/* put in an inbox: the mail profile's name */
#define MS_FAXROUTE_INBOX_GUID WINFAX_GUID_TEXT_("{9d3d0c32-9af2-11d0-abf7-00c04fd91a4e}")
#endif

/* ---- Structures ------------------------------------------------------------------------------ */

/*
 * A received fax. The service's, to be read until the method returns.
 * Source: SDK fax_route.
 */
typedef struct _FAX_ROUTE {
    DWORD SizeOfStruct; /* sizeof(FAX_ROUTE) */
    DWORD JobId;
    DWORDLONG ElapsedTime; /* how long it took, in 100-nanosecond steps */
    DWORDLONG ReceiveTime; /* when it began, as a FILETIME: UTC */
    DWORD PageCount;
    LPCWSTR Csid;        /* id of the called station */
    LPCWSTR Tsid;        /* id of the station that sent it */
    LPCWSTR CallerId;    /* who called, as the telephone network says */
    LPCWSTR RoutingInfo; /* subaddress or extension dialled */
    LPCWSTR ReceiverName;
    LPCWSTR ReceiverNumber;
    LPCWSTR DeviceName;
    DWORD DeviceId;
    LPBYTE RoutingInfoData;    /* the method's data as an earlier method changed it; else NULL */
    DWORD RoutingInfoDataSize; /* bytes */
} FAX_ROUTE, *PFAX_ROUTE;

/* What FaxRouteDeviceEnable is to do. */
typedef enum {
    QUERY_STATUS = -1, /* say whether it is on: FALSE is an answer, not an error */
    STATUS_DISABLE = 0,
    STATUS_ENABLE
} FAXROUTE_ENABLE;

/* ---- Functions of the service that a method may call ----------------------------------------- */

/*
 * Adds a file to a fax, owned by the method Guid. Returns its number (0 or above), -1 on failure; 0
 * is the original TIFF.
 * Source: SDK nc-faxroute-pfaxrouteaddfile; I12.
 */
typedef LONG(WINAPI *PFAXROUTEADDFILE)(DWORD JobId, LPCWSTR FileName, GUID *Guid);

/*
 * Removes a file from a fax; the original cannot be. Returns its number, -1 on failure.
 * Source: SDK nc-faxroute-pfaxroutedeletefile; I12.
 */
typedef LONG(WINAPI *PFAXROUTEDELETEFILE)(DWORD JobId, LPCWSTR FileName);

/*
 * Gives the path of a file of a fax: with FileNameBuffer NULL only the size, in bytes with the NUL.
 * Source: SDK nc-faxroute-pfaxroutegetfile.
 */
typedef BOOL(WINAPI *PFAXROUTEGETFILE)(DWORD JobId, DWORD FileNumber, LPWSTR FileNameBuffer,
                                       LPDWORD RequiredSize);

/*
 * The extension's function for PFAXROUTEENUMFILES, called for each file. Nonzero: go on.
 * Source: SDK nc-faxroute-pfaxrouteenumfile.
 */
typedef BOOL(CALLBACK *PFAXROUTEENUMFILE)(DWORD JobId, GUID *GuidOwner, GUID *GuidCaller,
                                          LPCWSTR FileName, PVOID Context);

/*
 * Calls FileEnumerator for each file of a fax.
 * Source: SDK nc-faxroute-pfaxrouteenumfiles.
 */
typedef BOOL(WINAPI *PFAXROUTEENUMFILES)(DWORD JobId, GUID *Guid, PFAXROUTEENUMFILE FileEnumerator,
                                         PVOID Context);

/*
 * Changes, for this fax, the data of a method that runs later.
 * - RoutingDataSize: bytes.
 *
 * Source: SDK nc-faxroute-pfaxroutemodifyroutingdata.
 */
typedef BOOL(WINAPI *PFAXROUTEMODIFYROUTINGDATA)(DWORD JobId, LPCWSTR RoutingGuid,
                                                 LPBYTE RoutingData, DWORD RoutingDataSize);

/*
 * The functions of the service. The block may be longer in later versions: check SizeOfStruct.
 * Source: SDK fax_route_callbackroutines.
 */
typedef struct _FAX_ROUTE_CALLBACKROUTINES {
    /* at least sizeof(FAX_ROUTE_CALLBACKROUTINES) */
    DWORD SizeOfStruct;
    PFAXROUTEADDFILE FaxRouteAddFile;
    PFAXROUTEDELETEFILE FaxRouteDeleteFile;
    PFAXROUTEGETFILE FaxRouteGetFile;
    PFAXROUTEENUMFILES FaxRouteEnumFiles;
    PFAXROUTEMODIFYROUTINGDATA FaxRouteModifyRoutingData;
} FAX_ROUTE_CALLBACKROUTINES, *PFAX_ROUTE_CALLBACKROUTINES;

/* ---- Functions that an extension exports ----------------------------------------------------- */

/*
 * Called once after loading, before everything else.
 * - HeapHandle: for everything that the service frees.
 * - FaxRouteCallbackRoutines: valid until the extension is unloaded.
 *
 * Source: SDK nf-faxroute-faxrouteinitialize.
 */
BOOL WINAPI FaxRouteInitialize(HANDLE HeapHandle,
                               PFAX_ROUTE_CALLBACKROUTINES FaxRouteCallbackRoutines);
typedef BOOL(WINAPI *PFAXROUTEINITIALIZE)(HANDLE HeapHandle,
                                          PFAX_ROUTE_CALLBACKROUTINES FaxRouteCallbackRoutines);

/*
 * Switches a method on or off for a device, or asks (FAXROUTE_ENABLE).
 * Errors: ERROR_BAD_CONFIGURATION (the method lacks its folder, printer ...).
 * Source: SDK nf-faxroute-faxroutedeviceenable.
 */
BOOL WINAPI FaxRouteDeviceEnable(LPCWSTR RoutingGuid, DWORD DeviceId, LONG Enabled);
typedef BOOL(WINAPI *PFAXROUTEDEVICEENABLE)(LPCWSTR RoutingGuid, DWORD DeviceId, LONG Enabled);

/*
 * Tells that a device was added (TRUE) or removed (FALSE).
 * Source: SDK nf-faxroute-faxroutedevicechangenotification.
 */
BOOL WINAPI FaxRouteDeviceChangeNotification(DWORD DeviceId, BOOL NewDevice);
typedef BOOL(WINAPI *PFAXROUTEDEVICECHANGENOTIFICATION)(DWORD DeviceId, BOOL NewDevice);

/*
 * Gives a method's data for a device. Called first with RoutingInfo NULL for its size in bytes.
 * Source: SDK nf-faxroute-faxroutegetroutinginfo.
 */
BOOL WINAPI FaxRouteGetRoutingInfo(LPCWSTR RoutingGuid, DWORD DeviceId, LPBYTE RoutingInfo,
                                   LPDWORD RoutingInfoSize);
typedef BOOL(WINAPI *PFAXROUTEGETROUTINGINFO)(LPCWSTR RoutingGuid, DWORD DeviceId,
                                              LPBYTE RoutingInfo, LPDWORD RoutingInfoSize);

/*
 * Keeps a method's data for a device, or refuses it.
 * - RoutingInfoSize: bytes.
 *
 * Source: SDK nf-faxroute-faxroutesetroutinginfo.
 */
BOOL WINAPI FaxRouteSetRoutingInfo(LPCWSTR RoutingGuid, DWORD DeviceId, const BYTE *RoutingInfo,
                                   DWORD RoutingInfoSize);
typedef BOOL(WINAPI *PFAXROUTESETROUTINGINFO)(LPCWSTR RoutingGuid, DWORD DeviceId,
                                              const BYTE *RoutingInfo, DWORD RoutingInfoSize);

/*
 * A method, exported under the FunctionName of its registration. TRUE: done. FALSE: failed; when it
 * has set *FailureData to a block from its heap, the service tries again later with that block.
 * - FailureData, FailureDataSize: in: from the try before; out: for the next one. May be NULL.
 *
 * Source: SDK nf-faxroute-faxroutemethod, the SDK's prototype.
 */
typedef BOOL(WINAPI *PFAXROUTEMETHOD)(const FAX_ROUTE *FaxRoute, PVOID *FailureData,
                                      LPDWORD FailureDataSize);

#ifdef __cplusplus
}
#endif

#endif /* FAXROUTE_H */
