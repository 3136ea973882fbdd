// SPDX-License-Identifier: MIT
#include "queue/received_folder.h"

#include <array>
#include <cstdio>

#include "platform/files.h"

namespace winfax::queue {

std::filesystem::path receivedFile(const std::filesystem::path& stateDirectory,
                                   std::uint32_t jobId) {
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "%08lu.tif", static_cast<unsigned long>(jobId));
    return stateDirectory / "received" / name.data();
}

model::Result<void> keepReceived(const std::filesystem::path& stateDirectory, std::uint32_t jobId,
                                 std::span<const std::byte> document) {
    const std::filesystem::path file = receivedFile(stateDirectory, jobId);
    if (auto made = platform::makePrivateDirectory(file.parent_path()); !made) return made;
    return platform::writeFileDurably(file, document);
}

}  // namespace winfax::queue
