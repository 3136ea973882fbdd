// SPDX-License-Identifier: MIT
#include "service/server_cover_pages.h"

#include <array>
#include <span>
#include <string>
#include <system_error>

#include "platform/files.h"
#include "platform/paths.h"
#include "service/usual_cover_pages.h"
#include "text/encoding.h"

namespace winfax::service {

using model::ErrorCode;
using model::Result;

namespace {

constexpr std::size_t kLargestPage = 1u << 20;

std::filesystem::path folderOf(const std::filesystem::path& stateDirectory) {
    return stateDirectory / "coverpages";
}

bool isBare(std::u16string_view name) {
    constexpr std::u16string_view kSeparators(u"/\\:\0", 4);
    return !name.empty() && name != u"." && name != u".." &&
           name.find_first_of(kSeparators) == std::u16string_view::npos;
}

Result<std::vector<std::byte>> readPage(const std::filesystem::path& file) {
    const auto content = platform::readWholeFile(file, kLargestPage);
    if (!content) return tl::unexpected(content.error());
    const auto bytes = std::as_bytes(std::span(*content));
    return std::vector<std::byte>(bytes.begin(), bytes.end());
}

}  // namespace

Result<std::vector<std::byte>> readServerCoverPage(const std::filesystem::path& stateDirectory,
                                                   std::u16string_view name) {
    if (isBare(name)) {
        const auto given = folderOf(stateDirectory) / platform::pathFromUtf16(name);
        auto ours = given;
        ours.replace_extension(".svg");
        auto added = given;
        added += ".svg";
        for (const auto& file : {given, ours, added}) {
            std::error_code error;
            if (std::filesystem::is_regular_file(file, error)) return readPage(file);
        }
    }
    return model::fail(ErrorCode::fileNotFound,
                       "the service has no cover page '" + text::toUtf8(name) + "' in " +
                           platform::utf8FromPath(folderOf(stateDirectory)));
}

Result<void> provideServerCoverPages(const std::filesystem::path& stateDirectory) {
    const auto folder = folderOf(stateDirectory);
    std::error_code error;
    if (std::filesystem::exists(folder, error)) return {};
    // Whole or not at all: what is begun and not finished is begun anew at the next start.
    const auto begun = stateDirectory / "coverpages.new";
    std::filesystem::remove_all(begun, error);
    if (auto made = platform::makePrivateDirectory(begun); !made) return made;
    for (const UsualCoverPage& page : kUsualCoverPages) {
        const auto content = std::as_bytes(std::span(page.content));
        auto written = platform::writeFileDurably(begun / page.name, content);
        if (!written) return written;
    }
    std::filesystem::rename(begun, folder, error);
    if (!error) return {};
    return model::fail(ErrorCode::accessDenied, "the folder of cover pages cannot be named " +
                                                    platform::utf8FromPath(folder) + ": " +
                                                    error.message());
}

}  // namespace winfax::service
