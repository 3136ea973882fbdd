// SPDX-License-Identifier: MIT
#include <algorithm>
#include <atomic>

#include "platform/files.h"
#include "platform/paths.h"
#include "platform/win32/error_text.h"
#include "platform/win32/full_path.h"
#include "platform/win32/handles.h"
#include "platform/win32/wide.h"

namespace winfax::platform {

namespace {

tl::unexpected<model::Error> failFile(std::string_view action, std::wstring_view file, DWORD code) {
    return win32::failSystem(win32::fileErrorCode(code), action, win32::utf8FromWide(file), code);
}

// Unique on this machine, so that two writers of one file never meet in its temporary sibling.
std::wstring temporarySibling(const std::wstring& path) {
    static std::atomic<unsigned> counter{0};
    return path + L"." + std::to_wstring(GetCurrentProcessId()) + L"-" +
           std::to_wstring(counter.fetch_add(1)) + L".tmp";
}

model::Result<void> writeAndFlush(const std::wstring& path, std::span<const std::byte> content) {
    // CREATE_ALWAYS: a sibling left by a dead process with our process id may be in the way.
    win32::UniqueHandle handle(CreateFileW(path.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS,
                                           FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!handle) return failFile("create", path, GetLastError());
    while (!content.empty()) {
        constexpr std::size_t kStep = 1024 * 1024;
        const std::size_t wanted = std::min(content.size(), kStep);
        DWORD written = 0;
        if (!WriteFile(handle.get(), content.data(), static_cast<DWORD>(wanted), &written,
                       nullptr)) {
            return failFile("write", path, GetLastError());
        }
        content = content.subspan(written);
    }
    if (!FlushFileBuffers(handle.get())) return failFile("flush", path, GetLastError());
    return {};
}

// A virus scanner or a reader that came in the same moment may hold the old file for an instant;
// Windows then refuses to replace it, and waiting is the only remedy.
DWORD replaceFile(const std::wstring& from, const std::wstring& to) {
    constexpr int kAttempts = 20;
    constexpr DWORD kPauseMilliseconds = 10;
    for (int attempt = 1;; ++attempt) {
        if (MoveFileExW(from.c_str(), to.c_str(),
                        MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)) {
            return ERROR_SUCCESS;
        }
        const DWORD code = GetLastError();
        const DWORD attributes = GetFileAttributesW(to.c_str());
        const bool mayPass = (code == ERROR_ACCESS_DENIED || code == ERROR_SHARING_VIOLATION) &&
                             attributes != INVALID_FILE_ATTRIBUTES &&
                             (attributes & FILE_ATTRIBUTE_DIRECTORY) == 0;
        if (!mayPass || attempt == kAttempts) return code;
        Sleep(kPauseMilliseconds);
    }
}

}  // namespace

model::Result<void> writeFileDurably(const Path& path, std::span<const std::byte> content) {
    const std::wstring target = win32::fullPath(path);
    const std::wstring sibling = temporarySibling(target);
    auto result = writeAndFlush(sibling, content);
    if (result) {
        const DWORD code = replaceFile(sibling, target);
        if (code != ERROR_SUCCESS) result = failFile("replace", target, code);
    }
    if (!result) DeleteFileW(sibling.c_str());
    return result;
}

}  // namespace winfax::platform
