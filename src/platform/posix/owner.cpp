// SPDX-License-Identifier: MIT
#include <sys/stat.h>

#include <cstdio>

#include "platform/files.h"
#include "platform/posix/users.h"

namespace winfax::platform {

std::string ownerInWords(const Path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return {};
    const auto account = accountOf(status.st_uid);
    char mode[8] = {};
    std::snprintf(mode, sizeof mode, "%04o", static_cast<unsigned>(status.st_mode & 07777));
    return (account ? account->loginName : "user " + std::to_string(status.st_uid)) + ", mode " + mode;
}

}  // namespace winfax::platform
