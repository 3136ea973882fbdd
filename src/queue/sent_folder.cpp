// SPDX-License-Identifier: MIT
#include "queue/sent_folder.h"

#include <array>
#include <cstdio>

#include "platform/files.h"
#include "platform/paths.h"

namespace winfax::queue {

namespace {

using model::Result;
using std::filesystem::path;

path copyOf(const path& folder, std::uint32_t jobId) {
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "%08lu.tif", static_cast<unsigned long>(jobId));
    return folder / name.data();
}

// False where there is nothing to link to, or no links.
bool linkTo(const path& existing, const path& copy) {
    std::error_code error;
    std::filesystem::remove(copy, error);
    std::filesystem::create_hard_link(existing, copy, error);
    return !error;
}

std::string archiveName(std::uint32_t jobId, model::Time sent) {
    const model::CalendarTime time = model::toCalendarTime(sent);
    std::array<char, 64> name{};
    std::snprintf(name.data(), name.size(), "%04u%02u%02u-%02u%02u%02u-%08lu", time.wYear,
                  time.wMonth, time.wDay, time.wHour, time.wMinute, time.wSecond,
                  static_cast<unsigned long>(jobId));
    return name.data();
}

}  // namespace

path sentFile(const path& stateDirectory, std::uint32_t jobId) {
    return copyOf(stateDirectory / "sent", jobId);
}

Result<path> keepSentCopy(const path& stateDirectory, std::uint32_t jobId,
                          std::span<const std::byte> document, std::uint32_t sameAs) {
    const path folder = stateDirectory / "sent";
    if (const auto made = platform::makePrivateDirectory(folder); !made) {
        return tl::unexpected(made.error());
    }
    path copy = copyOf(folder, jobId);
    if (sameAs != 0 && sameAs != jobId && linkTo(copyOf(folder, sameAs), copy)) return copy;
    if (const auto written = platform::writeFileDurably(copy, document); !written) {
        return tl::unexpected(written.error());
    }
    return copy;
}

Result<path> archiveCopy(const path& directory, std::uint32_t jobId, model::Time sent,
                         std::span<const std::byte> document) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    const std::string name = archiveName(jobId, sent);
    path copy = directory / (name + ".tif");
    for (int other = 2; std::filesystem::exists(copy, error); ++other) {
        copy = directory / (name + "-" + std::to_string(other) + ".tif");
    }
    if (const auto written = platform::writeFileDurably(copy, document); !written) {
        return tl::unexpected(written.error());
    }
    return copy;
}

}  // namespace winfax::queue
