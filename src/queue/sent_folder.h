// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

#include "model/errors.h"
#include "model/time.h"

namespace winfax::queue {

// Where the instance keeps what was sent: <state directory>/sent/<job id, 8 digits>.tif.
std::filesystem::path sentFile(const std::filesystem::path& stateDirectory, std::uint32_t jobId);

// Written durably and whole, as sentFile(). Overwrites an earlier copy of the same job. `sameAs`, when not 0: a job whose
// copy has the same bytes; this one then is a link to that file where the file system has links.
// Returns the file's path.
model::Result<std::filesystem::path> keepSentCopy(const std::filesystem::path& stateDirectory,
                                                  std::uint32_t jobId,
                                                  std::span<const std::byte> document,
                                                  std::uint32_t sameAs = 0);

// The archive (ArchiveOutgoingFaxes): <directory>/<date and time in UTC>-<job id>.tif. The folder
// is created when it is missing; no file is ever overwritten.
model::Result<std::filesystem::path> archiveCopy(const std::filesystem::path& directory,
                                                 std::uint32_t jobId, model::Time sent,
                                                 std::span<const std::byte> document);

}  // namespace winfax::queue
