// SPDX-License-Identifier: MIT
// Our winfax.dll in a system directory. The file that was there is kept beside it as
// winfax.dll.before-openwinfax, with its access list, and put back at the end.
#pragma once

#include <filesystem>
#include <vector>

#include "install/installer.h"
#include "install/win32/library_file.h"

namespace winfax::install::win32 {

struct SystemDirectory {
    std::filesystem::path path;  // as this process reaches it
    Width width;                 // of the programs that load from there
};

// One on 32-bit Windows, two on 64-bit Windows, where a 32-bit process reaches one by another name.
std::vector<SystemDirectory> systemDirectories();

// The library of that width that came with this winfaxd: beside it or in x86 or x64 beside it.
// Empty when there is none.
std::filesystem::path suppliedLibrary(Width width);

// Either may be called again at any time. A library that is in use is moved aside and deleted when
// Windows starts again.
model::Result<void> placeLibrary(const std::filesystem::path& library,
                                 const SystemDirectory& directory, const Tell& tell);
model::Result<void> removeLibrary(const SystemDirectory& directory, const Tell& tell);

}  // namespace winfax::install::win32
