// SPDX-License-Identifier: MIT
#include "client/cover_page.h"

#include <memory>

#include "client/profile.h"
#include "model/calls.h"
#include "platform/files.h"
#include "platform/paths.h"

namespace winfax::client {

using model::ErrorCode;
using model::fail;
using model::Result;

Result<std::unique_ptr<platform::InputFile>> openPersonalCoverPage(const model::Text& name) {
    const auto path = platform::pathFromUtf16(name.value_or(u""));
    if (path.empty()) return fail(ErrorCode::fileNotFound, "the cover page has no usable name");
    auto page = platform::openForReading(path);
    const bool bare = name->find_first_of(u"/\\:") == std::u16string::npos;
    if (page || page.error().code != ErrorCode::fileNotFound || !bare) return page;
    for (const auto& candidate : personalCoverPages(*name)) {
        auto found = platform::openForReading(candidate);
        if (found) return found;
    }
    return page;
}

std::vector<platform::Path> personalCoverPages(std::u16string_view name) {
    const auto folder = profilePath().parent_path() / platform::pathFromUtf8("coverpages");
    const std::u16string stem(name.substr(0, name.rfind(u'.')));
    std::vector<platform::Path> pages;
    for (const std::u16string& one :
         {std::u16string(name), stem + u".svg", std::u16string(name) + u".svg"}) {
        pages.push_back(folder / platform::pathFromUtf16(one));
    }
    return pages;
}

Result<std::uint32_t> bringCoverPage(Session& session, const model::CoverPage& cover) {
    const bool inServersFolder = cover.UseServerCoverPage != 0;
    const auto accepted =
        session.call<model::JudgeCoverPage>({cover.CoverPageName, inServersFolder});
    if (!accepted) return tl::unexpected(accepted.error());
    if (inServersFolder) return accepted->cover;
    const auto page = openPersonalCoverPage(cover.CoverPageName);
    if (!page) return tl::unexpected(page.error());
    if ((*page)->size() == 0) return fail(ErrorCode::invalidData, "the cover page is empty");
    const auto kept = session.call<model::KeepCoverPage>({}, **page);
    if (!kept) return tl::unexpected(kept.error());
    return kept->cover;
}

}  // namespace winfax::client
