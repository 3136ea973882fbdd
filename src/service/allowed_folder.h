// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <vector>

#include "model/errors.h"

namespace winfax::service {

// A folder that configuration names (archive, store in folder). invalidParameter unless it is
// absolute. In the system instance it must lie, with all links followed, below one of `roots`, which
// an administrator listed in winfax.toml: accessDenied otherwise.
model::Result<void> checkFolder(const std::filesystem::path& folder, bool systemInstance,
                                const std::vector<std::filesystem::path>& roots);

}  // namespace winfax::service
