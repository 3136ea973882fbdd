// SPDX-License-Identifier: MIT
#include "platform/win32/error_text.h"

#include "platform/win32/handles.h"
#include "platform/win32/wide.h"

namespace winfax::platform::win32 {

namespace {

constexpr DWORD kDiskQuotaExceeded = 1295;  // ERROR_DISK_QUOTA_EXCEEDED, which mingw-w64 lacks

}  // namespace

std::string errorText(DWORD code) {
    LocalMemory<wchar_t> message;
    // With ALLOCATE_BUFFER the pointer to the text goes where the buffer would.
    const DWORD length = FormatMessageW(
        FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
        nullptr, code, 0, reinterpret_cast<wchar_t*>(message.receive()), 0, nullptr);
    std::wstring_view text(message ? message.get() : L"", length);
    while (!text.empty() && (text.back() <= L' ' || text.back() == L'.')) text.remove_suffix(1);
    if (text.empty()) text = L"unknown error";
    return utf8FromWide(text) + " (" + std::to_string(code) + ")";
}

model::ErrorCode fileErrorCode(DWORD code) {
    using model::ErrorCode;
    switch (code) {
        case ERROR_FILE_NOT_FOUND:
        case ERROR_PATH_NOT_FOUND:
        case ERROR_INVALID_NAME:
        case ERROR_BAD_PATHNAME:
        case ERROR_FILENAME_EXCED_RANGE:
        case ERROR_INVALID_DRIVE:
        case ERROR_NOT_READY:
        case ERROR_BAD_NETPATH:
        case ERROR_BAD_NET_NAME:
        case ERROR_DIRECTORY:
            return ErrorCode::fileNotFound;
        case ERROR_ACCESS_DENIED:
        case ERROR_SHARING_VIOLATION:
        case ERROR_LOCK_VIOLATION:
        case ERROR_WRITE_PROTECT:
        case ERROR_PRIVILEGE_NOT_HELD:
            return ErrorCode::accessDenied;
        case ERROR_DISK_FULL:
        case ERROR_HANDLE_DISK_FULL:
        case kDiskQuotaExceeded:
            return ErrorCode::diskFull;
        case ERROR_NOT_ENOUGH_MEMORY:
        case ERROR_OUTOFMEMORY:
            return ErrorCode::notEnoughMemory;
        case ERROR_WRITE_FAULT:
            return ErrorCode::writeFault;
        default:
            return ErrorCode::internalError;
    }
}

model::Error systemError(model::ErrorCode code, std::string_view action, std::string_view object,
                         DWORD systemCode) {
    std::string detail = "cannot ";
    detail += action;
    if (!object.empty()) {
        detail += " '";
        detail += object;
        detail += "'";
    }
    detail += ": " + errorText(systemCode);
    return {code, std::move(detail)};
}

}  // namespace winfax::platform::win32
