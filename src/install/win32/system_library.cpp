// SPDX-License-Identifier: MIT
#include "install/win32/system_library.h"

#include "install/win32/moved_file.h"
#include "platform/paths.h"
#include "platform/win32/error_text.h"
#include "platform/win32/handles.h"

namespace winfax::install::win32 {

namespace {

namespace fs = std::filesystem;
using model::Result;

constexpr const wchar_t* kLibrary = L"winfax.dll";
constexpr const wchar_t* kFormer = L"winfax.dll.before-openwinfax";
constexpr const wchar_t* kIncoming = L"winfax.dll.openwinfax-new";

bool isThere(const fs::path& file) {
    return GetFileAttributesW(file.c_str()) != INVALID_FILE_ATTRIBUTES;
}

bool is64BitWindows() {
    if (sizeof(void*) == 8) return true;
    BOOL emulated = FALSE;
    return IsWow64Process(GetCurrentProcess(), &emulated) && emulated;
}

fs::path windowsDirectory() {
    wchar_t path[MAX_PATH];
    const UINT length = GetSystemWindowsDirectoryW(path, MAX_PATH);
    return length > 0 && length < MAX_PATH ? fs::path(path) : fs::path(LR"(C:\Windows)");
}

}  // namespace

std::vector<SystemDirectory> systemDirectories() {
    const fs::path windows = windowsDirectory();
    if (!is64BitWindows()) return {{windows / L"system32", Width::bits32}};
    // For a 32-bit process "system32" means SysWOW64, and this name the real one.
    const wchar_t* native = sizeof(void*) == 8 ? L"system32" : L"Sysnative";
    return {{windows / native, Width::bits64}, {windows / L"SysWOW64", Width::bits32}};
}

fs::path suppliedLibrary(Width width) {
    const fs::path here = platform::moduleDirectory();
    for (const fs::path& file :
         {here / kLibrary, here / L"x86" / kLibrary, here / L"x64" / kLibrary}) {
        if (widthOf(file) == width) return file;
    }
    return {};
}

Result<void> placeLibrary(const fs::path& library, const SystemDirectory& directory,
                          const Tell& tell) {
    const fs::path place = directory.path / kLibrary;
    const fs::path former = directory.path / kFormer;
    const fs::path incoming = directory.path / kIncoming;
    // Everything that may fail for want of space or rights comes before the former file is touched.
    if (!CopyFileW(library.c_str(), incoming.c_str(), FALSE)) {
        const DWORD code = GetLastError();
        return platform::win32::failSystem(platform::win32::fileErrorCode(code), "write",
                                           platform::utf8FromPath(incoming), code);
    }
    Result<void> outcome;
    bool keptFormer = false;
    if (isThere(place)) {
        keptFormer = !isOurs(place);
        outcome = keptFormer ? moveFile(place, former) : discardFile(place, tell);
    }
    if (outcome) outcome = moveFile(incoming, place);
    if (!outcome) {
        DeleteFileW(incoming.c_str());
        if (keptFormer && !isThere(place)) static_cast<void>(moveFile(former, place));
        return outcome;
    }
    if (keptFormer) tell("kept the former library as " + platform::utf8FromPath(former));
    tell("wrote " + platform::utf8FromPath(place));
    return {};
}

Result<void> removeLibrary(const SystemDirectory& directory, const Tell& tell) {
    const fs::path place = directory.path / kLibrary;
    const fs::path former = directory.path / kFormer;
    DeleteFileW((directory.path / kIncoming).c_str());  // of an installation that was cut short
    if (isThere(place) && isOurs(place)) {
        if (auto discarded = discardFile(place, tell); !discarded) return discarded;
        tell("removed " + platform::utf8FromPath(place));
    }
    if (!isThere(former)) return {};
    if (isThere(place)) {
        tell(platform::utf8FromPath(place) + " is not ours any more and stays, as does " +
             platform::utf8FromPath(former));
        return {};
    }
    if (auto moved = moveFile(former, place); !moved) return moved;
    tell("put the former library back: " + platform::utf8FromPath(place));
    return {};
}

}  // namespace winfax::install::win32
