// SPDX-License-Identifier: MIT
#include "platform/posix/system_error.h"

#include <cerrno>
#include <system_error>

namespace winfax::platform {

model::ErrorCode codeOf(int errorNumber) {
    using enum model::ErrorCode;
    switch (errorNumber) {
        case ENOENT:
        case ENOTDIR:
        case ENAMETOOLONG:
            return fileNotFound;
        case EACCES:
        case EPERM:
        case EROFS:
        case ELOOP:  // O_NOFOLLOW met a link
            return accessDenied;
        case EISDIR:
        case ENXIO:  // a socket, or a FIFO without the other end
        case ENODEV:
            return invalidData;
        case EEXIST:
        case EWOULDBLOCK:
            return alreadyExists;
        case ENOSPC:
        case EDQUOT:
            return diskFull;
        case EFBIG:
            return writeFault;
        case ENOMEM:
        case EMFILE:
        case ENFILE:
            return notEnoughMemory;
        default:
            return internalError;
    }
}

std::string describeErrno(int errorNumber) { return std::generic_category().message(errorNumber); }

tl::unexpected<model::Error> systemFailure(int errorNumber, std::string_view action,
                                           std::string_view object) {
    std::string detail = "cannot ";
    detail.append(action).append(" ").append(object).append(": ");
    return model::fail(codeOf(errorNumber), detail + describeErrno(errorNumber));
}

}  // namespace winfax::platform
