// SPDX-License-Identifier: MIT
// Files of a system directory: in use by programs, and some of them closed even to administrators.
#pragma once

#include <filesystem>

#include "install/installer.h"

namespace winfax::install::win32 {

// Lets this process, which an administrator runs, move files that the system keeps for itself.
void enablePrivileges();

// Within one directory; replaces what is at `to`. A file that is loaded can be moved.
model::Result<void> moveFile(const std::filesystem::path& from, const std::filesystem::path& to);

// The name is free afterwards; the file itself goes when nobody uses it any more, which `tell`
// hears of when that may last until Windows starts again.
model::Result<void> discardFile(const std::filesystem::path& file, const Tell& tell);

}  // namespace winfax::install::win32
