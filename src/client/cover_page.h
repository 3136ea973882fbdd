// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "client/session.h"
#include "model/cover_page.h"
#include "platform/files.h"
#include "platform/path.h"

namespace winfax::client {

// Where the user's own cover page of that bare name may lie, best first: in the folder `coverpages`
// beside the profile (client/profile.h), as it is named, with .svg in place of its extension
// ("mine.cov" is mine.svg as well), and with .svg added.
std::vector<platform::Path> personalCoverPages(std::u16string_view name);

// A path, relative to the current directory, or the bare name of one of the user's own. fileNotFound:
// there is none.
model::Result<std::unique_ptr<platform::InputFile>> openPersonalCoverPage(const model::Text& name);

// Brings the page that CoverPageName and UseServerCoverPage name to the service; the number by
// which requests name it from now on. A personal one is opened here, under the caller's identity: a
// path, relative to the current directory, or the bare name of one of the user's own. Errors: the
// server takes no personal pages (C15: invalidData), there is none (fileNotFound), it is no cover
// page (invalidData).
model::Result<std::uint32_t> bringCoverPage(Session& session, const model::CoverPage& cover);

}  // namespace winfax::client
