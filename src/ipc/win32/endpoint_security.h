// SPDX-License-Identifier: MIT
// Who may open an instance's pipe, and who may be believed to serve it.
#pragma once

#include <optional>
#include <string>

#include "ipc/instance.h"

namespace winfax::ipc::win32 {

inline constexpr const char* kNetworkSid = "S-1-5-2";

// The service's name in the service control manager.
inline constexpr const wchar_t* kServiceName = L"winfaxd";

// What a client asks of a pipe: GENERIC_READ, FILE_WRITE_DATA and FILE_WRITE_ATTRIBUTES, the last
// to read in messages. GENERIC_WRITE would include FILE_CREATE_PIPE_INSTANCE, with which a client
// could pose as the service.
inline constexpr unsigned long kClientAccess = 0x80000000UL | 0x2UL | 0x100UL;

// Descriptors in SDDL. `user` is the SID of who runs the service. Network logons are denied.
std::string pipeDescriptor(const Instance& instance, const std::string& user);
std::string privateDescriptor(const std::string& user);  // for named objects

// Whether a pipe with this owner is served by whom a client means: the client's own user,
// Administrators or SYSTEM; for the system instance also the installed service's account.
bool isTrustedOwner(const std::string& ownerSid, const std::string& ownSid, bool systemInstance,
                    const std::optional<std::string>& serviceSid);

// The SID of the account that the installed service runs as; nullopt when there is no service.
std::optional<std::string> serviceAccountSid();

// What names of pipes and mutexes end in: "winfax-<SID>-<name>" or, for the system's, "winfax".
std::string objectName(const Instance& instance, const std::string& user);

// The mutex that stands for the instance. Pipes and files ignore case, mutexes do not: here names
// that differ in case are one.
std::wstring mutexName(const Instance& instance, const std::string& user, const wchar_t* purpose);

}  // namespace winfax::ipc::win32
