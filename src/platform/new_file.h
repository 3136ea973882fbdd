// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "model/errors.h"

namespace winfax::platform {

// Gives the file `from` the name `to` in the same folder, durably. alreadyExists, and nothing
// changed, when something has that name: unlike writeFileDurably() this never replaces.
model::Result<void> renameToNew(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace winfax::platform
