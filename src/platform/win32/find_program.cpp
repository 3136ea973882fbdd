// SPDX-License-Identifier: MIT
#include <algorithm>

#include "platform/environment.h"
#include "platform/paths.h"

namespace winfax::platform {

Path findProgram(std::string_view name) {
    const std::string all = environmentVariable("PATH").value_or("");
    std::filesystem::path file = pathFromUtf8(name);
    if (file.extension().empty()) file += L".exe";
    for (std::size_t begin = 0; begin <= all.size();) {
        const std::size_t end = std::min(all.find(';', begin), all.size());
        const std::filesystem::path folder = pathFromUtf8(all.substr(begin, end - begin));
        begin = end + 1;
        std::error_code error;
        if (folder.is_absolute() && std::filesystem::is_regular_file(folder / file, error)) {
            return folder / file;
        }
    }
    return {};
}

}  // namespace winfax::platform
