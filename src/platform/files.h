// SPDX-License-Identifier: MIT
// The few file operations that std::filesystem and SQLite do not give: durable and atomic writes,
// private directories, locks that a dead process does not keep, reading with typed errors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "model/errors.h"
#include "platform/path.h"

namespace winfax::platform {

// A file opened for reading under the identity of the calling thread.
class InputFile {
public:
    virtual ~InputFile() = default;
    virtual std::uint64_t size() const = 0;
    // Reads up to buffer.size() bytes; 0 is end of file.
    virtual model::Result<std::size_t> read(std::span<std::byte> buffer) = 0;
};

// fileNotFound: nothing there (or its folder is missing); accessDenied; invalidData: a directory or
// another thing that is no regular file. Opening never blocks (a FIFO is refused).
model::Result<std::unique_ptr<InputFile>> openForReading(const Path& path);

// The whole file, refusing more than `limit` bytes with invalidData.
model::Result<std::string> readWholeFile(const Path& path, std::size_t limit);

// Writes a sibling temporary file, syncs it, renames it over `path` and syncs the directory: after
// success the new content survives a power cut, before it the old content is untouched.
model::Result<void> writeFileDurably(const Path& path, std::span<const std::byte> content);

// Creates the directory (and its parents) for this user alone: 0700, or a DACL with the user, SYSTEM
// and Administrators. An existing one must belong to this user (or to root) and must not be writable
// by others; otherwise accessDenied.
model::Result<void> makePrivateDirectory(const Path& path);

// Judges an existing directory as makePrivateDirectory() does, and creates nothing: fileNotFound.
model::Result<void> checkPrivateDirectory(const Path& path);

// Who owns a file or directory, and on Linux its mode: "anna, mode 0700". What cannot be told is
// left out.
std::string ownerInWords(const Path& path);

// An exclusive lock that ends with its holder's process, however it ends.
class FileLock {
public:
    virtual ~FileLock() = default;
};
// alreadyExists when another process (or another lock object of this one) holds it.
model::Result<std::unique_ptr<FileLock>> tryLockFile(const Path& path);

}  // namespace winfax::platform
