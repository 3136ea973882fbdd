// SPDX-License-Identifier: MIT
#include "platform/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "platform/posix/descriptor.h"
#include "platform/posix/system_error.h"

namespace winfax::platform {
namespace {

namespace fs = std::filesystem;
using model::ErrorCode;
using model::Result;

class PosixInputFile final : public InputFile {
  public:
    PosixInputFile(Descriptor file, std::uint64_t size, fs::path path)
        : file_(std::move(file)), size_(size), path_(std::move(path)) {}

    std::uint64_t size() const override { return size_; }

    Result<std::size_t> read(std::span<std::byte> buffer) override {
        for (;;) {
            const ssize_t count = ::read(file_.number(), buffer.data(), buffer.size());
            if (count >= 0) return static_cast<std::size_t>(count);
            if (errno != EINTR) return systemFailure(errno, "read", path_.native());
        }
    }

  private:
    Descriptor file_;
    std::uint64_t size_;
    fs::path path_;
};

Result<void> writeAll(int file, std::span<const std::byte> content, const std::string& path) {
    while (!content.empty()) {
        const ssize_t count = ::write(file, content.data(), content.size());
        if (count >= 0)
            content = content.subspan(static_cast<std::size_t>(count));
        else if (errno != EINTR)
            return systemFailure(errno, "write to", path);
    }
    return {};
}

Result<void> syncDirectory(const fs::path& directory) {
    const Descriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened || ::fsync(opened.number()) != 0)
        return systemFailure(errno, "sync the directory", directory.native());
    return {};
}

// A file beside its later place, removed again unless it was moved there.
class TemporarySibling {
  public:
    explicit TemporarySibling(const fs::path& directory)
        : path_((directory / (".winfax-" + std::string(6, 'X'))).native()),
          file_(::mkostemp(path_.data(), O_CLOEXEC)) {}
    ~TemporarySibling() {
        if (file_ && !moved_) ::unlink(path_.c_str());
    }
    TemporarySibling(const TemporarySibling&) = delete;
    TemporarySibling& operator=(const TemporarySibling&) = delete;

    Result<void> write(std::span<const std::byte> content) {
        if (!file_) return systemFailure(errno, "create", path_);
        if (auto written = writeAll(file_.number(), content, path_); !written) return written;
        if (::fsync(file_.number()) != 0) return systemFailure(errno, "sync", path_);
        return {};
    }

    Result<void> moveTo(const fs::path& path) {
        if (::rename(path_.c_str(), path.c_str()) != 0)
            return systemFailure(errno, "replace", path.native());
        moved_ = true;
        return {};
    }

  private:
    std::string path_;
    Descriptor file_;
    bool moved_ = false;
};

class PosixFileLock final : public FileLock {
  public:
    explicit PosixFileLock(Descriptor file) : file_(std::move(file)) {}

  private:
    // Closing lets go. No explicit unlock: in a forked child that would end the parent's lock.
    Descriptor file_;
};

}  // namespace

Result<std::unique_ptr<InputFile>> openForReading(const Path& path) {
    // O_NONBLOCK: a FIFO without a writer must not hold the caller.
    Descriptor file = awayFromStdio(
        Descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)));
    struct stat status {};
    if (!file || ::fstat(file.number(), &status) != 0)
        return systemFailure(errno, "open", path.native());
    if (!S_ISREG(status.st_mode))
        return model::fail(ErrorCode::invalidData,
                           path.native() + " is a directory, a device or the like; name a file");
    return std::make_unique<PosixInputFile>(std::move(file),
                                            static_cast<std::uint64_t>(status.st_size), path);
}

Result<void> writeFileDurably(const Path& wanted, std::span<const std::byte> content) {
    const fs::path path = wanted;
    const fs::path directory = path.has_parent_path() ? path.parent_path() : fs::path(".");
    TemporarySibling temporary(directory);
    if (auto written = temporary.write(content); !written) return written;
    if (auto moved = temporary.moveTo(path); !moved) return moved;
    return syncDirectory(directory);
}

Result<std::unique_ptr<FileLock>> tryLockFile(const Path& path) {
    Descriptor file = awayFromStdio(Descriptor(
        ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, 0600)));
    if (!file) return systemFailure(errno, "open the lock file", path.native());
    while (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return model::fail(ErrorCode::alreadyExists, path.native() + " is locked already");
        if (errno != EINTR) return systemFailure(errno, "lock", path.native());
    }
    return std::make_unique<PosixFileLock>(std::move(file));
}

}  // namespace winfax::platform
