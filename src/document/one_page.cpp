// SPDX-License-Identifier: MIT
#include "document/one_page.h"

#include <string>

#include "document/page_reader.h"

namespace winfax::document {

model::Result<PageImage> onePage(std::span<const std::byte> tiff, std::uint32_t page) {
    const auto reader = PageReader::open(tiff);
    if (!reader) return tl::unexpected(reader.error());
    if (page == 0 || page > reader->pages()) {
        return model::fail(model::ErrorCode::invalidParameter,
                           "there is no page " + std::to_string(page) + ": the document has " +
                               std::to_string(reader->pages()) + " pages, counted from 1");
    }
    return reader->page(page - 1);
}

}  // namespace winfax::document
