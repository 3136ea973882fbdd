// SPDX-License-Identifier: MIT
#include "document/leading_pages.h"

#include <algorithm>
#include <string>

#include "document/tiff_directory.h"

namespace winfax::document {

namespace {

constexpr std::uint64_t kFirstOffset = 4;  // where the header says where the first page is

}  // namespace

// So many steps end an endless chain, too.
model::Result<Bytes> leadingPages(std::span<const std::byte> tiff, std::uint32_t pages) {
    const TiffBytes file(tiff);
    if (pages == 0 || !file.holds(0, kTiffHeaderSize) || file.longAt(kFirstOffset) == 0) {
        return model::fail(model::ErrorCode::invalidData,
                           std::to_string(pages) + " pages of a document of " +
                               std::to_string(tiff.size()) + " bytes make no document");
    }
    std::uint32_t offset = file.longAt(kFirstOffset);
    std::uint64_t end = 0;  // where the last page wanted says which page follows
    for (std::uint32_t page = 1; page <= pages && offset != 0; ++page) {
        const auto directory = TiffDirectory::at(file, offset, page);
        if (!directory) return tl::unexpected(directory.error());
        end = directory->endOfEntries();
        offset = directory->nextOffset();
    }
    Bytes leading(tiff.begin(), tiff.end());
    std::fill_n(leading.begin() + static_cast<std::ptrdiff_t>(end), 4, std::byte{0});
    return leading;
}

}  // namespace winfax::document
