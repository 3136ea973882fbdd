// SPDX-License-Identifier: MIT
#include "platform/loaded_library.h"

#include <optional>

#include "platform/paths.h"
#include "platform/win32/error_text.h"

namespace winfax::platform {

model::Result<LoadedLibrary> LoadedLibrary::load(const Path& path) {
    // Its own folder counts for what it needs in turn, and the program's does not.
    const HMODULE module = LoadLibraryExW(path.c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (module != nullptr) return LoadedLibrary(module);
    const DWORD code = GetLastError();
    return win32::failSystem(win32::fileErrorCode(code), "load", utf8FromPath(path), code);
}

void* LoadedLibrary::find(const char* function) const {
    return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(module_), function));
}

namespace {

std::optional<BY_HANDLE_FILE_INFORMATION> identityOf(const Path& path) {
    const HANDLE file =
        CreateFileW(path.c_str(), 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                    nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) return std::nullopt;
    BY_HANDLE_FILE_INFORMATION facts{};
    const bool known = GetFileInformationByHandle(file, &facts) != 0;
    CloseHandle(file);
    if (!known) return std::nullopt;
    return facts;
}

}  // namespace

bool isOwnModule(const Path& path) {
    const auto a = identityOf(path);
    const auto b = identityOf(moduleFile());
    return a && b && a->dwVolumeSerialNumber == b->dwVolumeSerialNumber &&
           a->nFileIndexHigh == b->nFileIndexHigh && a->nFileIndexLow == b->nFileIndexLow;
}

}  // namespace winfax::platform
