// SPDX-License-Identifier: MIT
#include "../handle_limit.h"

#include <sys/resource.h>

namespace winfax::endtoend {

std::string allowHandles(std::size_t count) {
    constexpr rlim_t kOthers = 200;
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_max < count + kOthers) {
        return "at most " + std::to_string(limit.rlim_max) + " descriptors are allowed here";
    }
    limit.rlim_cur = limit.rlim_max;
    return setrlimit(RLIMIT_NOFILE, &limit) == 0 ? "" : "setrlimit failed";
}

}  // namespace winfax::endtoend
