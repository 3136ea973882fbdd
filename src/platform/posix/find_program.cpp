// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <algorithm>

#include "platform/environment.h"
#include "platform/paths.h"

namespace winfax::platform {

Path findProgram(std::string_view name) {
    const std::string all = environmentVariable("PATH").value_or("");
    for (std::size_t begin = 0; begin <= all.size();) {
        const std::size_t end = std::min(all.find(':', begin), all.size());
        const std::filesystem::path folder = all.substr(begin, end - begin);
        begin = end + 1;
        std::error_code error;
        const std::filesystem::path program = folder / name;
        if (folder.is_absolute() && std::filesystem::is_regular_file(program, error) &&
            ::access(program.c_str(), X_OK) == 0) {
            return program;
        }
    }
    return {};
}

}  // namespace winfax::platform
