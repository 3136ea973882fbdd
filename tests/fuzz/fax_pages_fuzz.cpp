// SPDX-License-Identifier: MIT
#include "document/clean_pages.h"
#include "document/first_page.h"
#include "document/page_reader.h"
#include "document/tiff_check.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
// What the child does with a fax that the service took.
WINFAX_FUZZ_TARGET(fax_pages) {
    const auto pages = document::PageReader::open(bytes);
    if (!pages || pages->decodedBytes() > 1 << 20) return;
    (void)document::firstPage(bytes);
    const auto clean = document::cleanPages(bytes);
    if (!clean) return;
    const auto checked = document::checkTiff(*clean);
    require(checked && checked->pages == pages->pages(), "clean pages are a fax of as many pages");
}

}  // namespace winfax::fuzz
