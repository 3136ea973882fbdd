// SPDX-License-Identifier: MIT
#include "../resources.h"

#include <dirent.h>

namespace winfax::endtoend {

long openResources() {
    DIR* const folder = ::opendir("/proc/self/fd");
    long count = 0;
    while (::readdir(folder) != nullptr) ++count;
    ::closedir(folder);
    return count;
}

HDC canvas() { return nullptr; }
void abandonDocument(HDC) {}

}  // namespace winfax::endtoend
