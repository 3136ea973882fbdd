// SPDX-License-Identifier: MIT
#include "line/modem/narrow_path.h"

namespace winfax::line {

model::Result<std::string> narrowPath(const std::filesystem::path& folder) {
    return folder.native();
}

}  // namespace winfax::line
