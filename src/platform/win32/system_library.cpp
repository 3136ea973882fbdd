// SPDX-License-Identifier: MIT
#include "platform/win32/system_library.h"

#include <string>

namespace winfax::platform::win32 {

SystemLibrary::SystemLibrary(const wchar_t* name) {
    wchar_t directory[MAX_PATH];
    const UINT length = GetSystemDirectoryW(directory, MAX_PATH);
    if (length == 0 || length >= MAX_PATH) return;
    const std::wstring path = std::wstring(directory, length) + L'\\' + name;
    module_ = LoadLibraryExW(path.c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH);
}

SystemLibrary::~SystemLibrary() {
    if (module_ != nullptr) FreeLibrary(module_);
}

}  // namespace winfax::platform::win32
