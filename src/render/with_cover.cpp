// SPDX-License-Identifier: MIT
#include "render/with_cover.h"

#include <string>

#include "cover/cover_page.h"
#include "document/page_reader.h"
#include "document/page_writer.h"

namespace winfax::render {

model::Result<document::Bytes> withCover(std::span<const std::byte> tiff, const Request& request) {
    const auto page = cover::parseTemplate(std::as_bytes(std::span(request.CoverTemplate)));
    if (!page) return tl::unexpected(page.error());
    const auto reader = document::PageReader::open(tiff);
    if (!reader) return tl::unexpected(reader.error());
    if (const std::uint64_t size = reader->decodedBytes(); size > document::kMaxDecodedBytes) {
        return model::fail(model::ErrorCode::invalidData,
                           "the document takes " + std::to_string(size) +
                               " bytes once it is decoded; at most " +
                               std::to_string(document::kMaxDecodedBytes) + " are accepted");
    }
    const document::PageSetup setup{request.Paper, document::faxResolution(reader->ydpi()),
                                    request.Halftone};
    const auto front = cover::drawCover(*page, request.CoverFields, setup);
    if (!front) return tl::unexpected(front.error());
    document::PageWriter writer(reader->pages() + 1);
    if (auto added = writer.add(*front); !added) return tl::unexpected(added.error());
    for (std::uint32_t i = 0; i < reader->pages(); ++i) {
        const auto image = reader->page(i);
        if (!image) return tl::unexpected(image.error());
        if (auto added = writer.add(*image); !added) return tl::unexpected(added.error());
    }
    return writer.finish();
}

}  // namespace winfax::render
