// SPDX-License-Identifier: MIT
#include "render/work_directory.h"

#include <atomic>
#include <string>
#include <system_error>
#include <utility>

#include "platform/files.h"

namespace winfax::render {

model::Result<WorkDirectory> WorkDirectory::makeBelow(const std::filesystem::path& parent) {
    static std::atomic<std::uint32_t> number = 0;
    auto path = parent / std::to_string(++number);
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
    if (auto made = platform::makePrivateDirectory(path); !made) {
        return tl::unexpected(made.error());
    }
    return WorkDirectory(std::move(path));
}

WorkDirectory::WorkDirectory(WorkDirectory&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}

WorkDirectory::~WorkDirectory() {
    if (path_.empty()) return;
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace winfax::render
