// SPDX-License-Identifier: MIT
#include "service/store_in_folder.h"

#include <random>
#include <string>

#include "platform/files.h"
#include "platform/new_file.h"
#include "platform/paths.h"

namespace winfax::service {

namespace {

constexpr unsigned kMostCopies = 1'000;

// Several instances may store into one folder at the same moment.
std::filesystem::path temporaryIn(const std::filesystem::path& folder) {
    std::random_device random;
    return folder / (".winfax-" + std::to_string(random()) + "-" + std::to_string(random()));
}

}  // namespace

model::Result<std::filesystem::path> storeInFolder(const std::filesystem::path& folder,
                                                   const routing::FaxFacts& fax,
                                                   std::span<const std::byte> document) {
    const std::filesystem::path temporary = temporaryIn(folder);
    auto result = platform::writeFileDurably(temporary, document);
    for (unsigned copy = 1; result && copy <= kMostCopies; ++copy) {
        std::filesystem::path path = folder / routing::fileNameOf(fax, copy);
        const auto renamed = platform::renameToNew(temporary, path);
        if (renamed) return path;
        if (renamed.error().code != model::ErrorCode::alreadyExists) result = renamed;
    }
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    if (!result) return tl::unexpected(result.error());
    return model::fail(model::ErrorCode::alreadyExists,
                       "'" + platform::utf8FromPath(folder) + "' holds " +
                           std::to_string(kMostCopies) + " copies of " +
                           routing::fileNameOf(fax, 1) + "; remove some");
}

}  // namespace winfax::service
