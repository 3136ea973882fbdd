// SPDX-License-Identifier: MIT
#include "install/win32/fax_key_access.h"

#include <aclapi.h>

#include <cstddef>

#include "platform/win32/handles.h"

namespace winfax::install::win32 {

using platform::win32::LocalMemory;

DWORD changeServiceAccess(HKEY key, ServiceAccess access) {
    alignas(SID) std::byte account[SECURITY_MAX_SID_SIZE];
    DWORD size = sizeof account;
    if (!CreateWellKnownSid(WinLocalServiceSid, nullptr, account, &size)) return GetLastError();

    PACL present = nullptr;
    LocalMemory<void> descriptor;
    DWORD code = GetSecurityInfo(key, SE_REGISTRY_KEY, DACL_SECURITY_INFORMATION, nullptr, nullptr,
                                 &present, nullptr, descriptor.receive());
    if (code != ERROR_SUCCESS) return code;
    // A key without a list is open to everybody, and an entry would close it to all others.
    if (present == nullptr) return ERROR_SUCCESS;

    EXPLICIT_ACCESSW entry{};
    entry.grfAccessPermissions = KEY_ALL_ACCESS;
    entry.grfAccessMode = access == ServiceAccess::grant ? SET_ACCESS : REVOKE_ACCESS;
    entry.grfInheritance = CONTAINER_INHERIT_ACE;
    entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
    entry.Trustee.ptstrName = reinterpret_cast<wchar_t*>(account);
    LocalMemory<ACL> changed;
    code = SetEntriesInAclW(1, &entry, present, changed.receive());
    if (code != ERROR_SUCCESS) return code;
    return SetSecurityInfo(key, SE_REGISTRY_KEY, DACL_SECURITY_INFORMATION, nullptr, nullptr,
                           changed.get(), nullptr);
}

}  // namespace winfax::install::win32
