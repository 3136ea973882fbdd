/* SPDX-License-Identifier: MIT */
/*
 * winfax_posix.h: the few Windows names that winfax.h, faxdev.h, faxroute.h and ordinary fax client
 * programs need where there is no <windows.h>. The three headers include it by themselves when
 * _WIN32 is not defined; a program never has to name it. C89 to C++20.
 *
 *  1. Widths are those of Windows, whatever `long` is here: DWORD, LONG, BOOL and UINT have 32
 *     bits, WCHAR has 16 (char16_t from C++11 on, before that and in C an unsigned 16-bit integer;
 *     write wide literals as TEXT("...") or u"...", never L"..."), pointers and *_PTR have the
 *     machine's.
 *  2. WINAPI and CALLBACK are empty: the platform's C calling convention is used.
 *  3. The functions are macros for winfax_* symbols of libwinfax.so, so nothing called GetLastError
 *     or CloseHandle is ever exported and another library's version cannot be called by mistake.
 *  4. Beside another set of Windows types (unixODBC, WinPR ...): every constant and every type is
 *     left alone when a macro of its name exists. From C11 and in C++ a second typedef of the same
 *     type is harmless. Where the other set must win altogether, define, before the first include,
 *       WINFAX_NO_WINDOWS_TYPES      to keep out all typedefs and structures (they must exist), and
 *       WINFAX_NO_WINDOWS_FUNCTIONS  to keep out the function macros (call winfax_* directly).
 *  5. Threads: everything here may be called from any thread. The last error is per thread.
 */
#ifndef WINFAX_POSIX_H
#define WINFAX_POSIX_H

#ifdef _WIN32
#error "winfax_posix.h stands in for <windows.h>; on Windows include <windows.h> instead"
#endif

#include <stddef.h> /* NULL, as <windows.h> brings it */

/* ---- Linkage --------------------------------------------------------------------------------- */

/* Marks what the shared library exports; see winfax.h. */
#ifndef WINFAXAPI
#if defined(__GNUC__) && __GNUC__ >= 4
#define WINFAXAPI __attribute__((visibility("default")))
#else
#define WINFAXAPI
#endif
#endif

#ifndef WINAPI
#define WINAPI
#endif
#ifndef CALLBACK
#define CALLBACK
#endif
#ifndef APIENTRY
#define APIENTRY WINAPI
#endif
#ifndef VOID
#define VOID void
#endif
#ifndef CONST
#define CONST const
#endif

/* ---- Types ----------------------------------------------------------------------------------- */

#ifndef WINFAX_NO_WINDOWS_TYPES

#ifndef BYTE
typedef unsigned char BYTE;
#endif
#ifndef WORD
typedef unsigned short WORD;
#endif
#ifndef DWORD
typedef unsigned int DWORD;
#endif
#ifndef USHORT
typedef unsigned short USHORT;
#endif
#ifndef INT
typedef int INT;
#endif
#ifndef UINT
typedef unsigned int UINT;
#endif
#ifndef LONG
typedef int LONG;
#endif
#ifndef ULONG
typedef unsigned int ULONG;
#endif
/* Results are exactly TRUE or FALSE. */
#ifndef BOOL
typedef int BOOL;
#endif
/* Negative values are failures. */
#ifndef HRESULT
typedef LONG HRESULT;
#endif

/* `long` is as wide as a pointer under both Unix data models, ILP32 and LP64. */
#ifndef LONG_PTR
typedef long LONG_PTR;
#endif
#ifndef ULONG_PTR
typedef unsigned long ULONG_PTR;
#endif
#ifndef DWORD_PTR
typedef unsigned long DWORD_PTR;
#endif

#ifndef DWORDLONG
#if defined(__LP64__) || defined(_LP64)
typedef unsigned long DWORDLONG;
#elif defined(__GNUC__)
__extension__ typedef unsigned long long DWORDLONG;
#else
typedef unsigned long long DWORDLONG;
#endif
#endif

#ifndef CHAR
typedef char CHAR;
#endif
#ifndef WCHAR
#if defined(__cplusplus) && __cplusplus >= 201103L
typedef char16_t WCHAR;
#else
typedef unsigned short WCHAR;
#endif
#endif

#ifndef PVOID
typedef void *PVOID;
#endif
#ifndef LPVOID
typedef void *LPVOID;
#endif
#ifndef PBYTE
typedef BYTE *PBYTE;
#endif
#ifndef LPBYTE
typedef BYTE *LPBYTE;
#endif
#ifndef PDWORD
typedef DWORD *PDWORD;
#endif
#ifndef LPDWORD
typedef DWORD *LPDWORD;
#endif
#ifndef PULONG_PTR
typedef ULONG_PTR *PULONG_PTR;
#endif
#ifndef LPSTR
typedef CHAR *LPSTR;
#endif
#ifndef LPCSTR
typedef const CHAR *LPCSTR;
#endif
#ifndef LPWSTR
typedef WCHAR *LPWSTR;
#endif
#ifndef LPCWSTR
typedef const WCHAR *LPCWSTR;
#endif

/* Opaque. A fax handle is a number and never points at anything. */
#ifndef HANDLE
typedef void *HANDLE;
#endif
#ifndef PHANDLE
typedef HANDLE *PHANDLE;
#endif
#ifndef LPHANDLE
typedef HANDLE *LPHANDLE;
#endif
#ifndef HLOCAL
typedef HANDLE HLOCAL;
#endif

/* There are no windows and no device contexts here; the types only complete the prototypes. */
#ifndef HWND
typedef struct HWND__ *HWND;
#endif
#ifndef HDC
typedef struct HDC__ *HDC;
#endif
#ifndef HPROPSHEETPAGE
typedef struct _PSP *HPROPSHEETPAGE;
#endif

/* Telephony handles are 32-bit numbers on every platform, 64-bit Windows included. */
#ifndef HCALL
typedef DWORD HCALL;
#endif
#ifndef HLINE
typedef DWORD HLINE;
#endif
#ifndef HLINEAPP
typedef DWORD HLINEAPP;
#endif

/* A date and time of day; which zone it is in is said where it is used. */
typedef struct _SYSTEMTIME {
    WORD wYear;         /* 1601 and later */
    WORD wMonth;        /* 1-12 */
    WORD wDayOfWeek;    /* 0 = Sunday; ignored on input */
    WORD wDay;          /* 1-31 */
    WORD wHour;         /* 0-23 */
    WORD wMinute;       /* 0-59 */
    WORD wSecond;       /* 0-59 */
    WORD wMilliseconds; /* 0-999 */
} SYSTEMTIME, *PSYSTEMTIME, *LPSYSTEMTIME;

/* 100-nanosecond steps since 1601-01-01 00:00 UTC, as two halves (so its alignment is 4). */
typedef struct _FILETIME {
    DWORD dwLowDateTime;
    DWORD dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;

/* A globally unique id; {92041a90-9af2-11d0-abf7-00c04fd91a4e} starts with Data1 = 0x92041a90. */
typedef struct _GUID {
    DWORD Data1;
    WORD Data2;
    WORD Data3;
    BYTE Data4[8];
} GUID;

/*
 * What a completion packet carries a pointer to. The completion ports below never look inside: fax
 * events come as FAX_EVENT behind this pointer, other packets as whatever the poster put there.
 */
typedef struct _OVERLAPPED {
    ULONG_PTR Internal;
    ULONG_PTR InternalHigh;
    DWORD Offset;
    DWORD OffsetHigh;
    HANDLE hEvent;
} OVERLAPPED, *LPOVERLAPPED;

/* What a line event of a telephony provider or a virtual fax device (faxdev.h) consists of. */
typedef struct linemessage_tag {
    DWORD hDevice;
    DWORD dwMessageID;
    DWORD_PTR dwCallbackInstance;
    DWORD_PTR dwParam1;
    DWORD_PTR dwParam2;
    DWORD_PTR dwParam3;
} LINEMESSAGE, *LPLINEMESSAGE;

/* Text of the width that UNICODE selects, as <tchar.h>-style sources use it. */
#ifdef UNICODE
typedef WCHAR TCHAR;
typedef LPWSTR LPTSTR;
typedef LPCWSTR LPCTSTR;
#else
typedef CHAR TCHAR;
typedef LPSTR LPTSTR;
typedef LPCSTR LPCTSTR;
#endif

#endif /* WINFAX_NO_WINDOWS_TYPES */

/*
 * TEXT("...") is a literal of TCHARs. With UNICODE it needs 16-bit literals, which C has from C11
 * and C++ from C++11 on.
 */
#ifndef TEXT
#ifdef UNICODE
#define WINFAX_TEXT_(literal) u##literal
#else
#define WINFAX_TEXT_(literal) literal
#endif
#define TEXT(literal) WINFAX_TEXT_(literal)
#endif

/* ---- Constants ------------------------------------------------------------------------------- */

#ifndef FALSE
#define FALSE 0
#endif
#ifndef TRUE
#define TRUE 1
#endif
#ifndef INVALID_HANDLE_VALUE
#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)
#endif
/* A wait without end, in milliseconds. */
#ifndef INFINITE
#define INFINITE 0xFFFFFFFFu
#endif
/* Characters, without the terminating NUL. */
#ifndef MAX_COMPUTERNAME_LENGTH
#define MAX_COMPUTERNAME_LENGTH 15
#endif
#ifndef MAX_PATH
#define MAX_PATH 260
#endif
/* The first message number that belongs to programs. */
#ifndef WM_USER
#define WM_USER 0x0400
#endif

/* The standard halves of access masks, which FAX_READ, FAX_WRITE and FAX_ALL_ACCESS contain. */
#ifndef STANDARD_RIGHTS_REQUIRED
#define STANDARD_RIGHTS_REQUIRED 0x000F0000u
#endif
#ifndef STANDARD_RIGHTS_READ
#define STANDARD_RIGHTS_READ 0x00020000u
#endif
#ifndef STANDARD_RIGHTS_WRITE
#define STANDARD_RIGHTS_WRITE 0x00020000u
#endif
#ifndef STANDARD_RIGHTS_EXECUTE
#define STANDARD_RIGHTS_EXECUTE 0x00020000u
#endif
#ifndef STANDARD_RIGHTS_ALL
#define STANDARD_RIGHTS_ALL 0x001F0000u
#endif

/* Line messages and states that virtual fax devices meet (faxdev.h). */
#ifndef LINE_DEVSPECIFIC
#define LINE_DEVSPECIFIC 4
#endif
#ifndef LINEDEVSTATE_RINGING
#define LINEDEVSTATE_RINGING 0x00000002
#endif

/* ---- Error codes (GetLastError) -------------------------------------------------------------- */

#ifndef NO_ERROR
#define NO_ERROR 0
#endif
#ifndef ERROR_SUCCESS
#define ERROR_SUCCESS 0
#endif
#ifndef ERROR_INVALID_FUNCTION
#define ERROR_INVALID_FUNCTION 1
#endif
#ifndef ERROR_FILE_NOT_FOUND
#define ERROR_FILE_NOT_FOUND 2
#endif
#ifndef ERROR_PATH_NOT_FOUND
#define ERROR_PATH_NOT_FOUND 3
#endif
#ifndef ERROR_ACCESS_DENIED
#define ERROR_ACCESS_DENIED 5
#endif
#ifndef ERROR_INVALID_HANDLE
#define ERROR_INVALID_HANDLE 6
#endif
#ifndef ERROR_NOT_ENOUGH_MEMORY
#define ERROR_NOT_ENOUGH_MEMORY 8
#endif
#ifndef ERROR_INVALID_DATA
#define ERROR_INVALID_DATA 13
#endif
#ifndef ERROR_OUTOFMEMORY
#define ERROR_OUTOFMEMORY 14
#endif
#ifndef ERROR_WRITE_PROTECT
#define ERROR_WRITE_PROTECT 19
#endif
#ifndef ERROR_BAD_UNIT
#define ERROR_BAD_UNIT 20
#endif
#ifndef ERROR_NOT_SUPPORTED
#define ERROR_NOT_SUPPORTED 50
#endif
#ifndef ERROR_INVALID_PARAMETER
#define ERROR_INVALID_PARAMETER 87
#endif
#ifndef ERROR_DISK_FULL
#define ERROR_DISK_FULL 112
#endif
#ifndef ERROR_CALL_NOT_IMPLEMENTED
#define ERROR_CALL_NOT_IMPLEMENTED 120
#endif
#ifndef ERROR_INSUFFICIENT_BUFFER
#define ERROR_INSUFFICIENT_BUFFER 122
#endif
#ifndef ERROR_INVALID_NAME
#define ERROR_INVALID_NAME 123
#endif
#ifndef ERROR_ALREADY_EXISTS
#define ERROR_ALREADY_EXISTS 183
#endif
#ifndef WAIT_TIMEOUT
#define WAIT_TIMEOUT 258
#endif
#ifndef ERROR_ABANDONED_WAIT_0
#define ERROR_ABANDONED_WAIT_0 735
#endif
#ifndef ERROR_REGISTRY_CORRUPT
#define ERROR_REGISTRY_CORRUPT 1015
#endif
#ifndef ERROR_SERVICE_NOT_ACTIVE
#define ERROR_SERVICE_NOT_ACTIVE 1062
#endif
#ifndef ERROR_INTERNAL_ERROR
#define ERROR_INTERNAL_ERROR 1359
#endif
#ifndef ERROR_TIMEOUT
#define ERROR_TIMEOUT 1460
#endif
#ifndef ERROR_BAD_CONFIGURATION
#define ERROR_BAD_CONFIGURATION 1610
#endif
#ifndef ERROR_UNSUPPORTED_TYPE
#define ERROR_UNSUPPORTED_TYPE 1630
#endif
#ifndef RPC_S_SERVER_UNAVAILABLE
#define RPC_S_SERVER_UNAVAILABLE 1722
#endif
#ifndef RPC_S_CALL_FAILED
#define RPC_S_CALL_FAILED 1726
#endif
#ifndef RPC_S_PROCNUM_OUT_OF_RANGE
#define RPC_S_PROCNUM_OUT_OF_RANGE 1745
#endif
#ifndef ERROR_INVALID_PRINTER_NAME
#define ERROR_INVALID_PRINTER_NAME 1801
#endif
#ifndef ERROR_NOT_ENOUGH_QUOTA
#define ERROR_NOT_ENOUGH_QUOTA 1816
#endif
#ifndef ERROR_DEVICE_IN_USE
#define ERROR_DEVICE_IN_USE 2404
#endif
#ifndef ERROR_SPL_NO_STARTDOC
#define ERROR_SPL_NO_STARTDOC 3003
#endif
#ifndef ERROR_INVALID_OPERATION
#define ERROR_INVALID_OPERATION 4317
#endif

/* ---- Functions ------------------------------------------------------------------------------- */

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The calling thread's last error: what the fax functions and the functions below left there. It
 * starts as ERROR_SUCCESS and is separate from errno.
 */
WINFAXAPI DWORD winfax_GetLastError(void);
WINFAXAPI void winfax_SetLastError(DWORD code);

/*
 * Frees a FAX_EVENT that arrived through a completion port, and only that: results of the fax
 * functions go to FaxFreeBuffer. NULL is allowed. Returns NULL on success; memory that is not such
 * an event (or no longer one) is left alone and returned, with ERROR_INVALID_HANDLE.
 */
WINFAXAPI HANDLE winfax_LocalFree(HANDLE memory);

/*
 * Creates a completion port: file = INVALID_HANDLE_VALUE, port = NULL. `key` and `threads` are
 * ignored then; any number of threads may wait. The result is closed with CloseHandle; NULL on
 * failure. There are no files to associate: any other `file` fails with ERROR_NOT_SUPPORTED, and a
 * `port` beside INVALID_HANDLE_VALUE with ERROR_INVALID_PARAMETER.
 */
WINFAXAPI HANDLE winfax_CreateIoCompletionPort(HANDLE file, HANDLE port, ULONG_PTR key,
                                               DWORD threads);

/*
 * Takes the oldest packet from a port, waiting for at most `milliseconds` (0: only look; INFINITE:
 * without end). All three outputs are required (ERROR_INVALID_PARAMETER). On failure *overlapped is
 * NULL and the last error says why: WAIT_TIMEOUT (258) when nothing came in time,
 * ERROR_ABANDONED_WAIT_0 (735) when the port was closed during the wait, ERROR_INVALID_HANDLE when
 * `port` is not an open port. A successful call may well deliver a NULL pointer: packets carry what
 * their poster gave.
 */
WINFAXAPI BOOL winfax_GetQueuedCompletionStatus(HANDLE port, LPDWORD bytes, ULONG_PTR *key,
                                                LPOVERLAPPED *overlapped, DWORD milliseconds);

/*
 * Puts a packet at the end of a port's queue. The three values are handed on unseen; what the
 * pointer leads to belongs to whoever takes the packet. ERROR_INVALID_HANDLE, and
 * ERROR_NOT_ENOUGH_MEMORY.
 */
WINFAXAPI BOOL winfax_PostQueuedCompletionStatus(HANDLE port, DWORD bytes, ULONG_PTR key,
                                                 LPOVERLAPPED overlapped);

/*
 * Closes a completion port, and nothing else: fax handles are closed with FaxClose. Waiting threads
 * return with ERROR_ABANDONED_WAIT_0; fax events still in the queue are freed, other packets are
 * dropped. ERROR_INVALID_HANDLE for everything that is not an open port.
 */
WINFAXAPI BOOL winfax_CloseHandle(HANDLE port);

#ifdef __cplusplus
}
#endif

#ifndef WINFAX_NO_WINDOWS_FUNCTIONS
#ifndef GetLastError
#define GetLastError winfax_GetLastError
#endif
#ifndef SetLastError
#define SetLastError winfax_SetLastError
#endif
#ifndef LocalFree
#define LocalFree winfax_LocalFree
#endif
#ifndef CreateIoCompletionPort
#define CreateIoCompletionPort winfax_CreateIoCompletionPort
#endif
#ifndef GetQueuedCompletionStatus
#define GetQueuedCompletionStatus winfax_GetQueuedCompletionStatus
#endif
#ifndef PostQueuedCompletionStatus
#define PostQueuedCompletionStatus winfax_PostQueuedCompletionStatus
#endif
#ifndef CloseHandle
#define CloseHandle winfax_CloseHandle
#endif
#endif /* WINFAX_NO_WINDOWS_FUNCTIONS */

#endif /* WINFAX_POSIX_H */
