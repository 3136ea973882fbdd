// SPDX-License-Identifier: MIT
// Where programs look whether the fax service is installed (decisions L16, M13):
// HKLM\SOFTWARE\Microsoft\Fax\Setup, value Installed, in the 64-bit and the 32-bit view.
#pragma once

#include "install/installer.h"

namespace winfax::install::win32 {

// Sets the values to 1 and remembers in HKLM\SOFTWARE\OpenWinFax\Setup what they were before us.
// Lets the service's account write below HKLM\SOFTWARE\Microsoft\Fax.
model::Result<void> markInstalled(const Tell& tell);

// Puts back what was there, rights included; keys that are left empty go. Does nothing when
// markInstalled() never was called.
model::Result<void> unmarkInstalled(const Tell& tell);

}  // namespace winfax::install::win32
