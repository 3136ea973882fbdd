// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "model/errors.h"

namespace winfax::service {

// The server's own cover pages lie in <state directory>/coverpages and are named by bare file name
// (L18), with or without its extension: "confident.cov" is confident.svg as well. fileNotFound for
// a name that is none of them, also for one that leads elsewhere.
model::Result<std::vector<std::byte>> readServerCoverPage(
    const std::filesystem::path& stateDirectory, std::u16string_view name);

// Makes that folder, with the four usual pages in it, unless there is one: who changes or removes a
// page is not given it again.
model::Result<void> provideServerCoverPages(const std::filesystem::path& stateDirectory);

}  // namespace winfax::service
