// SPDX-License-Identifier: MIT
#include "queue/sent_folder.h"

#include <array>
#include <cstdio>

#include "platform/files.h"

namespace winfax::queue {

model::Result<std::filesystem::path> keepSentCopy(const std::filesystem::path& stateDirectory,
                                                  std::uint32_t jobId,
                                                  std::span<const std::byte> document) {
    const std::filesystem::path folder = stateDirectory / "sent";
    if (const auto made = platform::makePrivateDirectory(folder); !made) {
        return tl::unexpected(made.error());
    }
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "%08lu.tif", static_cast<unsigned long>(jobId));
    std::filesystem::path path = folder / name.data();
    if (const auto written = platform::writeFileDurably(path, document); !written) {
        return tl::unexpected(written.error());
    }
    return path;
}

}  // namespace winfax::queue
