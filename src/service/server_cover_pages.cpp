// SPDX-License-Identifier: MIT
#include "service/server_cover_pages.h"

#include <system_error>

#include "platform/paths.h"

namespace winfax::service {

model::Result<std::filesystem::path> findServerCoverPage(
    const std::filesystem::path& stateDirectory, std::u16string_view name) {
    constexpr std::u16string_view kSeparators(u"/\\:\0", 4);
    const bool bare = !name.empty() && name != u"." && name != u".." &&
                      name.find_first_of(kSeparators) == std::u16string_view::npos;
    std::error_code error;
    if (bare) {
        auto page = stateDirectory / "coverpages" / platform::pathFromUtf16(name);
        if (std::filesystem::is_regular_file(page, error)) return page;
    }
    return model::fail(model::ErrorCode::fileNotFound, "the service has no such cover page");
}

}  // namespace winfax::service
