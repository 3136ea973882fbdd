// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

#include "model/errors.h"

namespace winfax::queue {

// The instance's folder of what came in: <state directory>/received/<job id, 8 digits>.tif. The
// service never takes a file out of it that it confirmed to a sender.
std::filesystem::path receivedFile(const std::filesystem::path& stateDirectory,
                                   std::uint32_t jobId);

// Whole, and safe from a power cut, after success. Any thread that may wait for a disk.
model::Result<void> keepReceived(const std::filesystem::path& stateDirectory, std::uint32_t jobId,
                                 std::span<const std::byte> document);

}  // namespace winfax::queue
