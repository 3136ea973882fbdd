// SPDX-License-Identifier: MIT
#include "platform/posix/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace winfax::platform {

void Descriptor::reset(int number) {
    const int error = errno;
    if (number_ >= 0) ::close(number_);
    number_ = number;
    errno = error;  // closing on the way out must not hide why
}

Descriptor awayFromStdio(Descriptor descriptor) {
    if (!descriptor || descriptor.number() > STDERR_FILENO) return descriptor;
    return Descriptor(::fcntl(descriptor.number(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

}  // namespace winfax::platform
