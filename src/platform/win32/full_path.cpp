// SPDX-License-Identifier: MIT
#include "platform/win32/full_path.h"

#include "platform/win32/windows.h"

namespace winfax::platform::win32 {

std::wstring fullPath(const Path& path) {
    const std::wstring& given = path.native();
    const DWORD needed = GetFullPathNameW(given.c_str(), 0, nullptr, nullptr);
    std::wstring full(needed, L'\0');
    const DWORD length = GetFullPathNameW(given.c_str(), needed, full.data(), nullptr);
    if (length == 0 || length >= needed) return given;
    full.resize(length);

    constexpr std::size_t kLongestPlain = 247;  // leaves a directory room for a short file name
    if (full.size() <= kLongestPlain || full.starts_with(LR"(\\?\)")) return full;
    if (full.starts_with(LR"(\\)")) return LR"(\\?\UNC\)" + full.substr(2);
    return LR"(\\?\)" + full;
}

bool namesDevice(const std::wstring& fullPath) {
    if (fullPath.starts_with(LR"(\\.\)")) return true;
    // \\?\C:\... and \\?\UNC\... are files; the rest of that namespace is devices.
    if (!fullPath.starts_with(LR"(\\?\)")) return false;
    const std::wstring rest = fullPath.substr(4);
    const bool drive = rest.size() >= 3 && rest[1] == L':' && rest[2] == L'\\';
    return !drive && !rest.starts_with(LR"(UNC\)");
}

}  // namespace winfax::platform::win32
