// SPDX-License-Identifier: MIT
#include "platform/loaded_library.h"

#include "platform/paths.h"
#include "platform/win32/error_text.h"

namespace winfax::platform {

model::Result<LoadedLibrary> LoadedLibrary::load(const std::filesystem::path& path) {
    // Its own folder counts for what it needs in turn, and the program's does not.
    const HMODULE module = LoadLibraryExW(path.c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (module != nullptr) return LoadedLibrary(module);
    const DWORD code = GetLastError();
    return win32::failSystem(win32::fileErrorCode(code), "load", utf8FromPath(path), code);
}

void* LoadedLibrary::find(const char* function) const {
    return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(module_), function));
}

}  // namespace winfax::platform
