// SPDX-License-Identifier: MIT
#include <algorithm>

#include "platform/files.h"
#include "platform/paths.h"

namespace winfax::platform {

model::Result<std::string> readWholeFile(const Path& path, std::size_t limit) {
    auto file = openForReading(path);
    if (!file) return tl::unexpected(file.error());
    constexpr std::size_t kStep = 64 * 1024;
    std::string content;
    for (;;) {
        // The size may change while we read, so it is only a hint; one byte over the limit tells.
        const std::size_t filled = content.size();
        content.resize(filled + std::min(kStep, limit - filled) + 1);
        auto count = (*file)->read(std::as_writable_bytes(std::span(content).subspan(filled)));
        if (!count) return tl::unexpected(count.error());
        content.resize(filled + *count);
        if (*count == 0) return content;
        if (content.size() > limit)
            return model::fail(model::ErrorCode::invalidData,
                               utf8FromPath(path) + " has more than " + std::to_string(limit) +
                                   " bytes, which is too much for what it should hold");
    }
}

}  // namespace winfax::platform
