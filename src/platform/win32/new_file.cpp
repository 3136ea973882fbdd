// SPDX-License-Identifier: MIT
#include "platform/new_file.h"

#include "platform/paths.h"
#include "platform/win32/error_text.h"
#include "platform/win32/full_path.h"

namespace winfax::platform {

model::Result<void> renameToNew(const std::filesystem::path& from,
                                const std::filesystem::path& to) {
    const std::wstring source = win32::fullPath(from);
    const std::wstring target = win32::fullPath(to);
    if (MoveFileExW(source.c_str(), target.c_str(), MOVEFILE_WRITE_THROUGH)) return {};
    const DWORD code = GetLastError();
    const bool exists = code == ERROR_ALREADY_EXISTS || code == ERROR_FILE_EXISTS;
    return win32::failSystem(exists ? model::ErrorCode::alreadyExists : win32::fileErrorCode(code),
                             "create", utf8FromPath(to), code);
}

}  // namespace winfax::platform
