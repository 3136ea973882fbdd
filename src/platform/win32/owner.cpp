// SPDX-License-Identifier: MIT
#include "platform/files.h"

#include <aclapi.h>

#include "platform/win32/full_path.h"
#include "platform/win32/security.h"
#include "text/encoding.h"

namespace winfax::platform {

std::string ownerInWords(const Path& path) {
    PSID owner = nullptr;
    win32::LocalMemory<void> descriptor;
    const std::wstring full = win32::fullPath(path);
    const DWORD code =
        GetNamedSecurityInfoW(full.c_str(), SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION, &owner,
                              nullptr, nullptr, nullptr, descriptor.receive());
    return code == ERROR_SUCCESS ? text::toUtf8(win32::accountName(owner)) : std::string();
}

}  // namespace winfax::platform
