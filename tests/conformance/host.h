// SPDX-License-Identifier: MIT
// The library under test and the few functions of its platform that a fax program uses beside it.
// On Windows these are the system's own; elsewhere the library brings them (decision M11).
#pragma once

#include <winfax.h>

#include <string>
#include <string_view>

#include "kit/mode.h"

namespace winfax::conformance {

// Loads chosenLibrary(), see kit/mode.h. Throws std::runtime_error with the path and the reason.
// Once, before anything else here is asked of it.
void loadLibrary();
// Where it came from; what it was asked for until it is loaded.
const std::string& libraryPath();

// nullptr when the library has no such export, or none was loaded.
void* findExport(const std::string& name);

// Whether this is the project's own library, by what it exports or says of itself.
bool libraryIsOurProduct();
// Whether it is to be treated as that: then every row must show what it is there to show.
inline bool libraryIsOurs() { return !mode().foreign && libraryIsOurProduct(); }

DWORD lastError();
void setLastError(DWORD code);
HANDLE createPort();
BOOL takePacket(HANDLE port, LPDWORD bytes, ULONG_PTR* key, LPOVERLAPPED* overlapped,
                DWORD milliseconds);
BOOL postPacket(HANDLE port, DWORD bytes, ULONG_PTR key, LPOVERLAPPED overlapped);
BOOL closePort(HANDLE port);
// NULL when the memory was freed.
HANDLE freeLocal(HANDLE memory);

// The ANSI code page of this process, lossy where it must be (A9).
std::string toAnsi(std::u16string_view text);
std::u16string fromAnsi(std::string_view text);

// Whether programs of this system can draw on printers.
bool hasPrinting();

// This user as FAX_JOB_ENTRY.UserName has it (L17), and the account's full name.
std::u16string userName();
std::u16string fullUserName();
// This computer as others would name it.
std::string computerName();

}  // namespace winfax::conformance
