// SPDX-License-Identifier: MIT
#include "line/modem/received_pages.h"

#include "document/page_writer.h"

namespace winfax::line {
namespace {

model::Result<void> copyPage(const document::PageReader& from, std::uint32_t index,
                             document::PageWriter& to) {
    if (const auto strip = from.group4(index)) return to.addGroup4(*strip, from.ydpi());
    const auto image = from.page(index);
    if (!image) return tl::unexpected(image.error());
    return to.add(*image);
}

}  // namespace

model::Result<Document> ownFile(const document::PageReader& received) {
    document::PageWriter writer(received.pages());
    for (std::uint32_t i = 0; i < received.pages(); ++i) {
        if (const auto copied = copyPage(received, i, writer); !copied) {
            return tl::unexpected(copied.error());
        }
    }
    auto file = writer.finish();
    if (!file) return tl::unexpected(file.error());
    return std::make_shared<const document::Bytes>(std::move(*file));
}

}  // namespace winfax::line
