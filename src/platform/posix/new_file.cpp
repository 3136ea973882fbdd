// SPDX-License-Identifier: MIT
#include "platform/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "platform/posix/descriptor.h"
#include "platform/posix/system_error.h"

namespace winfax::platform {

namespace {

// File systems that cannot rename without replacing (EINVAL) can link, such as NFS.
int renameOrLink(const char* from, const char* to) {
    if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    if (::link(from, to) != 0) return errno;
    ::unlink(from);
    return 0;
}

}  // namespace

model::Result<void> renameToNew(const std::filesystem::path& from,
                                const std::filesystem::path& to) {
    if (const int error = renameOrLink(from.c_str(), to.c_str()); error != 0) {
        return systemFailure(error, "create", to.native());
    }
    const std::filesystem::path directory = to.parent_path();
    const Descriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened || ::fsync(opened.number()) != 0) {
        return systemFailure(errno, "sync the directory", directory.native());
    }
    return {};
}

}  // namespace winfax::platform
