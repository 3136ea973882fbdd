// SPDX-License-Identifier: MIT
#include "document/clean_pages.h"

#include <string>

#include "document/page_reader.h"
#include "document/page_writer.h"

namespace winfax::document {

model::Result<Bytes> rewritePages(std::span<const std::byte> tiff, const EditPage& edit) {
    const auto reader = PageReader::open(tiff);
    if (!reader) return tl::unexpected(reader.error());
    if (const std::uint64_t size = reader->decodedBytes(); size > kMaxDecodedBytes) {
        return model::fail(model::ErrorCode::invalidData,
                           "the document's " + std::to_string(reader->pages()) + " pages take " +
                               std::to_string(size) + " bytes once they are decoded; at most " +
                               std::to_string(kMaxDecodedBytes) + " are accepted");
    }
    PageWriter writer(reader->pages());
    for (std::uint32_t i = 0; i < reader->pages(); ++i) {
        auto image = reader->page(i);
        if (!image) return tl::unexpected(image.error());
        edit(*image, i + 1, reader->pages());
        if (const auto added = writer.add(*image); !added) return tl::unexpected(added.error());
    }
    return writer.finish();
}

model::Result<Bytes> cleanPages(std::span<const std::byte> tiff) {
    return rewritePages(tiff, [](PageImage&, std::uint32_t, std::uint32_t) {});
}

}  // namespace winfax::document
