// SPDX-License-Identifier: MIT
#include "document/clean_pages.h"
#include "document/first_page.h"
#include "document/page_comparison.h"
#include "document/page_reader.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
// What the child does with a fax that the service took.
WINFAX_FUZZ_TARGET(fax_pages) {
    const auto pages = document::PageReader::open(bytes);
    if (!pages || pages->decodedBytes() > 1 << 20) return;
    const auto first = document::firstPage(bytes);
    const auto clean = document::cleanPages(bytes);
    if (!clean) return;
    require(first && first->width == document::kPageWidth && first->height == pages->rows(0),
            "a fax that can be read has a first page");
    const auto copy = document::PageReader::open(*clean);
    require(copy && copy->pages() == pages->pages(), "clean pages are a fax of as many pages");
    for (std::uint32_t page = 0; page < pages->pages(); ++page) {
        const auto differing = document::differingDots(*pages, page, *copy, page);
        require(differing && *differing == 0, "clean pages have the same dots");
    }
}

}  // namespace winfax::fuzz
