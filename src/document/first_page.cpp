// SPDX-License-Identifier: MIT
#include "document/first_page.h"

#include "document/page_reader.h"
#include "document/page_writer.h"

namespace winfax::document {

model::Result<FirstPage> firstPage(std::span<const std::byte> tiff) {
    const auto reader = PageReader::open(tiff);
    if (!reader) return tl::unexpected(reader.error());
    const auto image = reader->page(0);
    if (!image) return tl::unexpected(image.error());
    PageWriter writer(1);
    if (const auto added = writer.add(*image); !added) return tl::unexpected(added.error());
    auto file = writer.finish();
    if (!file) return tl::unexpected(file.error());
    return FirstPage{std::move(*file), kPageWidth, image->height};
}

}  // namespace winfax::document
