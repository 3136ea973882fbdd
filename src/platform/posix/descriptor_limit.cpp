// SPDX-License-Identifier: MIT
#include <sys/resource.h>

#include "platform/process.h"

namespace winfax::platform {

void raiseDescriptorLimit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace winfax::platform
