// SPDX-License-Identifier: MIT
#include "platform/files.h"

#include <algorithm>
#include <limits>

#include "platform/paths.h"
#include "platform/win32/error_text.h"
#include "platform/win32/full_path.h"
#include "platform/win32/handles.h"

namespace winfax::platform {

namespace {

using model::ErrorCode;

class DiskFile final : public InputFile {
public:
    DiskFile(win32::UniqueHandle handle, std::uint64_t size, std::string name)
        : handle_(std::move(handle)), size_(size), name_(std::move(name)) {}

    std::uint64_t size() const override { return size_; }

    model::Result<std::size_t> read(std::span<std::byte> buffer) override {
        DWORD count = 0;
        const std::size_t wanted =
            std::min<std::size_t>(buffer.size(), std::numeric_limits<int>::max());
        if (!ReadFile(handle_.get(), buffer.data(), static_cast<DWORD>(wanted), &count, nullptr)) {
            const DWORD code = GetLastError();
            return win32::failSystem(win32::fileErrorCode(code), "read", name_, code);
        }
        return count;
    }

private:
    win32::UniqueHandle handle_;
    std::uint64_t size_;
    std::string name_;
};

tl::unexpected<model::Error> failFile(std::string_view action, const std::string& name) {
    const DWORD code = GetLastError();
    return win32::failSystem(win32::fileErrorCode(code), action, name, code);
}

class ExclusiveFile final : public FileLock {
public:
    explicit ExclusiveFile(win32::UniqueHandle handle) : handle_(std::move(handle)) {}

private:
    win32::UniqueHandle handle_;
};

}  // namespace

model::Result<std::unique_ptr<InputFile>> openForReading(const Path& path) {
    const std::string name = utf8FromPath(path);
    if (path.empty()) return model::fail(ErrorCode::fileNotFound, "the file name is empty");
    const std::wstring full = win32::fullPath(path);
    // "NUL", "COM1" and pipes become names of this kind; opening them may block or do something.
    if (win32::namesDevice(full)) {
        return model::fail(ErrorCode::invalidData, "'" + name + "' is a device, not a file");
    }
    const DWORD attributes = GetFileAttributesW(full.c_str());
    if (attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0) {
        return model::fail(ErrorCode::invalidData, "'" + name + "' is a directory, not a file");
    }
    // With these flags a server at the other end of a remote path cannot act as this user.
    constexpr DWORD kFlags =
        FILE_FLAG_SEQUENTIAL_SCAN | SECURITY_SQOS_PRESENT | SECURITY_IDENTIFICATION;
    win32::UniqueHandle handle(CreateFileW(full.c_str(), GENERIC_READ,
                                           FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                           nullptr, OPEN_EXISTING, kFlags, nullptr));
    if (!handle) return failFile("open", name);
    if (GetFileType(handle.get()) != FILE_TYPE_DISK) {
        return model::fail(ErrorCode::invalidData, "'" + name + "' is not a regular file");
    }
    LARGE_INTEGER size{};
    if (!GetFileSizeEx(handle.get(), &size)) return failFile("find the size of", name);
    return std::make_unique<DiskFile>(std::move(handle), static_cast<std::uint64_t>(size.QuadPart),
                                      name);
}

model::Result<std::unique_ptr<FileLock>> tryLockFile(const Path& path) {
    const std::string name = utf8FromPath(path);
    win32::UniqueHandle handle(CreateFileW(win32::fullPath(path).c_str(),
                                           GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS,
                                           FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!handle && GetLastError() == ERROR_SHARING_VIOLATION) {
        return model::fail(ErrorCode::alreadyExists, "'" + name + "' is locked by another process");
    }
    if (!handle) return failFile("lock", name);
    return std::make_unique<ExclusiveFile>(std::move(handle));
}

}  // namespace winfax::platform
