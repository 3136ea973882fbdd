// SPDX-License-Identifier: MIT
#include "install/win32/library_file.h"

#include <array>
#include <cstring>
#include <vector>

#include "platform/win32/handles.h"

namespace winfax::install::win32 {

namespace {

// At this offset of every program file stands the offset of its PE header.
constexpr DWORD kHeaderPointer = 0x3c;
constexpr std::array<char, 4> kSignature{'P', 'E', '\0', '\0'};

bool readAt(HANDLE file, DWORD offset, void* into, DWORD size) {
    OVERLAPPED place{};
    place.Offset = offset;
    DWORD count = 0;
    return ReadFile(file, into, size, &count, &place) && count == size;
}

struct Header {
    std::array<char, 4> signature;
    WORD machine;
};

}  // namespace

Width widthOf(const std::filesystem::path& file) {
    const platform::win32::UniqueHandle handle(CreateFileW(file.c_str(), GENERIC_READ,
                                                           FILE_SHARE_READ | FILE_SHARE_DELETE,
                                                           nullptr, OPEN_EXISTING, 0, nullptr));
    DWORD offset = 0;
    Header header{};
    if (!handle || !readAt(handle.get(), kHeaderPointer, &offset, sizeof offset) ||
        !readAt(handle.get(), offset, &header, sizeof header) || header.signature != kSignature) {
        return Width::unknown;
    }
    switch (header.machine) {
        case IMAGE_FILE_MACHINE_I386:
            return Width::bits32;
        case IMAGE_FILE_MACHINE_AMD64:
            return Width::bits64;
        default:
            return Width::unknown;
    }
}

bool isOurs(const std::filesystem::path& file) {
    DWORD unused = 0;
    const DWORD size = GetFileVersionInfoSizeW(file.c_str(), &unused);
    std::vector<char> resource(size);
    void* text = nullptr;
    UINT length = 0;
    return size > 0 && GetFileVersionInfoW(file.c_str(), 0, size, resource.data()) &&
           VerQueryValueW(resource.data(), L"\\StringFileInfo\\040904B0\\ProductName", &text,
                          &length) &&
           std::wcscmp(static_cast<const wchar_t*>(text), L"OpenWinFax") == 0;
}

}  // namespace winfax::install::win32
