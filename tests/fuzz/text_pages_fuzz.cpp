// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "typeset/text_pages.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(text_pages) {
    document::PageSetup setup;
    setup.ydpi = document::kStandardDpi;
    std::uint32_t pages = 0;
    const auto take = [&](const document::PageImage&) -> model::Result<void> {
        ++pages;
        return {};
    };
    const auto made = typeset::textPages(bytes, setup, take, 3);
    require(pages <= 3 && (!made || pages > 0), "text makes as many pages as are allowed");
}

}  // namespace winfax::fuzz
