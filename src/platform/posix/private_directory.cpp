// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "platform/files.h"
#include "platform/posix/system_error.h"

namespace winfax::platform {
namespace {

namespace fs = std::filesystem;
using model::Result;

// Without a trailing slash, which would make lstat() follow a link.
fs::path withoutTrailingSlash(const fs::path& path) {
    fs::path normal = path.lexically_normal();
    return normal.has_filename() ? normal : normal.parent_path();
}

Result<void> createDirectories(const fs::path& path) {
    if (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return {};
    if (errno == ENOENT && path.has_parent_path() && path.parent_path() != path) {
        if (auto parent = createDirectories(path.parent_path()); !parent) return parent;
        if (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return {};
    }
    return systemFailure(errno, "create the directory", path.native());
}

tl::unexpected<model::Error> refuse(const fs::path& path, const std::string& reason) {
    return model::fail(model::ErrorCode::accessDenied, path.native() + " " + reason);
}

}  // namespace

Result<void> makePrivateDirectory(const Path& path) {
    if (auto created = createDirectories(withoutTrailingSlash(path)); !created) return created;
    return checkPrivateDirectory(path);
}

Result<void> checkPrivateDirectory(const Path& wanted) {
    const fs::path path = withoutTrailingSlash(wanted);
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return systemFailure(errno, "examine", path.native());
    if (S_ISLNK(status.st_mode))
        return refuse(path,
                      "is a symbolic link, where a directory of this user alone is needed: "
                      "remove it, or name the directory that it points to");
    if (!S_ISDIR(status.st_mode))
        return refuse(path, "is not a directory: remove it or choose another place");
    if (status.st_uid != geteuid() && status.st_uid != 0)
        return refuse(path, "belongs to user " + std::to_string(status.st_uid) + ", not to user " +
                                std::to_string(geteuid()) + ": choose another place");
    if (status.st_mode & (S_IWGRP | S_IWOTH))
        return refuse(path, "may be written to by other users: run chmod go-w on it");
    return {};
}

}  // namespace winfax::platform
