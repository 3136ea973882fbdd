// SPDX-License-Identifier: MIT
// winfax.dll as a file: of which width, and whose.
#pragma once

#include <filesystem>

namespace winfax::install::win32 {

enum class Width { unknown, bits32, bits64 };

// By the file's own header; unknown for what is missing or no x86 or x64 program file.
Width widthOf(const std::filesystem::path& file);

// Whether its version resource says that it is part of OpenWinFax.
bool isOurs(const std::filesystem::path& file);

}  // namespace winfax::install::win32
