// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string_view>

#include "model/errors.h"

namespace winfax::service {

// The server's own cover pages lie in <state directory>/coverpages and are named by bare file name
// (L18). fileNotFound for a name that is none of them, also for one that leads elsewhere.
model::Result<std::filesystem::path> findServerCoverPage(
    const std::filesystem::path& stateDirectory, std::u16string_view name);

}  // namespace winfax::service
