// SPDX-License-Identifier: MIT
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "ipc/instance.h"
#include "ipc/posix/endpoint.h"
#include "platform/posix/system_error.h"

namespace winfax::ipc {
namespace {

using model::Result;

// What others own already is not taken: it is seen, and named, when it is used.
Result<void> give(const std::filesystem::path& directory, mode_t mode, const passwd& account) {
    if (::mkdir(directory.c_str(), mode) != 0 && errno != EEXIST) {
        return platform::systemFailure(errno, "create the directory", directory.native());
    }
    struct stat status {};
    if (::lstat(directory.c_str(), &status) != 0) {
        return platform::systemFailure(errno, "examine", directory.native());
    }
    if (!S_ISDIR(status.st_mode) || status.st_uid != 0) return {};
    if (::lchown(directory.c_str(), account.pw_uid, account.pw_gid) == 0) return {};
    return platform::systemFailure(errno, "give to the service's account", directory.native());
}

Result<void> become(const passwd& account) {
    if (::initgroups(account.pw_name, account.pw_gid) != 0 || ::setgid(account.pw_gid) != 0 ||
        ::setuid(account.pw_uid) != 0) {
        return platform::systemFailure(errno, "become the user", account.pw_name);
    }
    if (::setuid(0) == 0) {
        return model::fail(
            model::ErrorCode::internalError,
            std::string("root's rights are still there as the user ") + account.pw_name);
    }
    return {};
}

}  // namespace

Result<void> becomeServiceAccount(const Instance& instance) {
    if (!instance.system || ::geteuid() != 0) return {};
    const passwd* account = ::getpwnam(kServiceAccount);  // before there are other threads
    if (account == nullptr) {
        return model::fail(model::ErrorCode::accessDenied,
                           std::string("the machine's fax service runs as the user ") +
                               kServiceAccount + ", which does not exist: run winfaxd install");
    }
    if (auto given = give(instance.runtimeDirectory, 0755, *account); !given) return given;
    if (auto given = give(instance.stateDirectory, 0700, *account); !given) return given;
    return become(*account);
}

}  // namespace winfax::ipc
