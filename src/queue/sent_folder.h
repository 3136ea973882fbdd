// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

#include "model/errors.h"

namespace winfax::queue {

// The instance's folder of what was sent: <state directory>/sent/<job id, 8 digits>.tif, written
// durably and whole. Overwrites an earlier copy of the same job. Returns the file's path.
model::Result<std::filesystem::path> keepSentCopy(const std::filesystem::path& stateDirectory,
                                                  std::uint32_t jobId,
                                                  std::span<const std::byte> document);

}  // namespace winfax::queue
