// SPDX-License-Identifier: MIT
#include "service/allowed_folder.h"

#include <algorithm>

#include "platform/paths.h"

namespace winfax::service {

namespace {

bool liesBelow(const std::filesystem::path& folder, const std::filesystem::path& root) {
    return std::mismatch(root.begin(), root.end(), folder.begin(), folder.end()).first ==
           root.end();
}

}  // namespace

model::Result<void> checkFolder(const std::filesystem::path& folder, bool systemInstance,
                                const std::vector<std::filesystem::path>& roots) {
    if (!folder.is_absolute()) {
        return model::fail(model::ErrorCode::invalidParameter,
                           "'" + platform::utf8FromPath(folder) + "' is no absolute path");
    }
    if (!systemInstance) return {};
    std::error_code error;
    const auto real = std::filesystem::weakly_canonical(folder, error);
    for (const auto& root : roots) {
        const auto realRoot = std::filesystem::weakly_canonical(root, error);
        if (!error && liesBelow(real, realRoot)) return {};
    }
    return model::fail(model::ErrorCode::accessDenied,
                       "'" + platform::utf8FromPath(folder) +
                           "' is below none of the folders in [folders] roots of winfax.toml");
}

}  // namespace winfax::service
