// SPDX-License-Identifier: MIT
// The library under test and the few functions of its platform that a fax program uses beside it.
// On Windows these are the system's own; elsewhere the library brings them (decision M11).
#pragma once

#include <winfax.h>

#include <string>
#include <string_view>

namespace winfax::conformance {

// Loads the library at WINFAX_LIBRARY, or else our product in WINFAX_BIN_DIR. Throws
// std::runtime_error with the path and the reason. Once, before anything else here.
void loadLibrary();
const std::string& libraryPath();

// nullptr when the library has no such export.
void* findExport(const std::string& name);

// Whether this is the project's own library; then every row must show what it is there to show.
bool libraryIsOurs();

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

// This user as FAX_JOB_ENTRY.UserName has it (L17), and the account's full name.
std::u16string userName();
std::u16string fullUserName();
// This computer as others would name it.
std::string computerName();

}  // namespace winfax::conformance
