// SPDX-License-Identifier: MIT
// Providers and routing extensions are registered in HKLM\SOFTWARE\Microsoft\Fax by the service,
// whose account may not write there unless it is let.
#pragma once

#include "platform/win32/windows.h"

namespace winfax::install::win32 {

enum class ServiceAccess { grant, revoke };

// Changes the access list of a key opened with READ_CONTROL and WRITE_DAC, and of the keys below
// it; a Win32 error code.
DWORD changeServiceAccess(HKEY key, ServiceAccess access);

}  // namespace winfax::install::win32
