// SPDX-License-Identifier: MIT
#include "document/group4.h"
#include "document/page_reader.h"
#include "document/page_writer.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
// The first byte: bit 0, the order of bits; the others, how many rows.
WINFAX_FUZZ_TARGET(group4) {
    if (bytes.empty()) return;
    const unsigned choice = std::to_integer<unsigned>(bytes[0]);
    document::PageImage page;
    page.height = 1 + (choice >> 1);
    page.bits.resize(std::size_t{page.height} * document::kRowBytes);
    const auto order =
        choice & 1 ? document::BitOrder::lowestFirst : document::BitOrder::highestFirst;
    if (const auto decoded = document::decodeGroup4(bytes.subspan(1), order, page.bits); !decoded) {
        require(!decoded.error().detail.empty(), "a refusal has a reason");
        return;
    }
    document::PageWriter writer(1);
    require(writer.add(page).has_value(), "every page can be written");
    const auto file = writer.finish();
    require(file.has_value(), "every page can be written");
    const auto reader = document::PageReader::open(*file);
    require(reader && reader->page(0)->bits == page.bits,
            "what is encoded is decoded to the same dots");
}

}  // namespace winfax::fuzz
