// SPDX-License-Identifier: MIT
#include "install/win32/moved_file.h"

#include <cstddef>
#include <cstring>
#include <vector>

#include "platform/paths.h"
#include "platform/win32/error_text.h"
#include "platform/win32/handles.h"

namespace winfax::install::win32 {

namespace {

namespace fs = std::filesystem;
using model::Result;
using platform::win32::UniqueHandle;

// Renames by a handle that the restore privilege opens in spite of the file's access list: the
// libraries of Windows belong to TrustedInstaller. List and owner stay as they are.
DWORD moveWithPrivilege(const fs::path& from, const fs::path& to) {
    const UniqueHandle file(
        CreateFileW(from.c_str(), DELETE | SYNCHRONIZE,
                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                    FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT, nullptr));
    if (!file) return GetLastError();
    const std::wstring& name = to.native();
    const std::size_t nameBytes = name.size() * sizeof(wchar_t);
    std::vector<std::byte> buffer(offsetof(FILE_RENAME_INFO, FileName) + nameBytes +
                                  sizeof(wchar_t));
    auto* request = reinterpret_cast<FILE_RENAME_INFO*>(buffer.data());
    request->ReplaceIfExists = TRUE;
    request->FileNameLength = static_cast<DWORD>(nameBytes);
    std::memcpy(request->FileName, name.c_str(), nameBytes);
    if (SetFileInformationByHandle(file.get(), FileRenameInfo, request,
                                   static_cast<DWORD>(buffer.size()))) {
        return ERROR_SUCCESS;
    }
    return GetLastError();
}

// A name that is free: files in use may lie there from earlier times.
fs::path asideOf(const fs::path& file) {
    fs::path aside;
    unsigned number = 0;
    do {
        aside = file.native() + L".openwinfax-old-" + std::to_wstring(++number);
    } while (GetFileAttributesW(aside.c_str()) != INVALID_FILE_ATTRIBUTES);
    return aside;
}

}  // namespace

void enablePrivileges() {
    UniqueHandle token;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES, token.receive())) return;
    // Without them most things still work, so a refusal is told by what fails later.
    for (const wchar_t* name : {SE_RESTORE_NAME, SE_BACKUP_NAME, SE_DEBUG_NAME}) {
        TOKEN_PRIVILEGES wanted{};
        wanted.PrivilegeCount = 1;
        wanted.Privileges[0].Attributes = SE_PRIVILEGE_ENABLED;
        if (LookupPrivilegeValueW(nullptr, name, &wanted.Privileges[0].Luid)) {
            AdjustTokenPrivileges(token.get(), FALSE, &wanted, 0, nullptr, nullptr);
        }
    }
}

Result<void> moveFile(const fs::path& from, const fs::path& to) {
    DWORD code = ERROR_SUCCESS;
    if (!MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        code = GetLastError();
    if (code == ERROR_ACCESS_DENIED) code = moveWithPrivilege(from, to);
    if (code == ERROR_SUCCESS) return {};
    return platform::win32::failSystem(
        platform::win32::fileErrorCode(code), "rename",
        platform::utf8FromPath(from) + "' to '" + platform::utf8FromPath(to), code);
}

Result<void> discardFile(const fs::path& file, const Tell& tell) {
    if (DeleteFileW(file.c_str())) return {};
    const fs::path aside = asideOf(file);
    if (auto moved = moveFile(file, aside); !moved) return moved;
    if (DeleteFileW(aside.c_str())) return {};
    MoveFileExW(aside.c_str(), nullptr, MOVEFILE_DELAY_UNTIL_REBOOT);
    tell(platform::utf8FromPath(aside) + " is in use and goes when Windows starts again");
    return {};
}

}  // namespace winfax::install::win32
