// SPDX-License-Identifier: MIT
#include "document/leading_pages.h"

#include <gtest/gtest.h>

#include "document/tiff_check.h"
#include "support/tiff_file.h"

namespace winfax::document {
namespace {

Bytes fax(const test::TiffOptions& options) {
    const auto file = test::faxTiff(options);
    const auto* first = reinterpret_cast<const std::byte*>(file.data());
    return Bytes(first, first + file.size());
}
Bytes faxOf(std::size_t pages) { return fax({.pages = std::vector<test::TiffPage>(pages)}); }

TEST(LeadingPages, EndAfterThoseThatWereAskedFor) {
    const Bytes whole = faxOf(3);
    for (const std::uint32_t pages : {1u, 2u, 3u}) {
        const auto leading = leadingPages(whole, pages);
        ASSERT_TRUE(leading);
        EXPECT_EQ(checkTiff(*leading)->pages, pages);
    }
    EXPECT_EQ(*leadingPages(whole, 3), whole);
    EXPECT_EQ(*leadingPages(whole, 99), whole);
}

TEST(LeadingPages, OfWhatHasNone) {
    EXPECT_FALSE(leadingPages(faxOf(3), 0));
    EXPECT_FALSE(leadingPages({}, 1));
    EXPECT_FALSE(leadingPages(Bytes(8), 1)) << "no first directory";
}

TEST(LeadingPages, BadFilesAreRefusedOrCutButNeverReadBeyond) {
    Bytes lost = faxOf(2);
    lost[7] = std::byte{0x7F};  // the first directory lies far outside
    EXPECT_FALSE(leadingPages(lost, 1));
    const auto endless = leadingPages(fax({.endless = true}), 1);
    ASSERT_TRUE(endless);
    EXPECT_EQ(checkTiff(*endless)->pages, 1u);
    const Bytes whole = faxOf(2);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::span<const std::byte> cut = std::span(whole).first(size);
        if (const auto leading = leadingPages(cut, 2)) {
            EXPECT_EQ(leading->size(), size);
        }
    }
}

}  // namespace
}  // namespace winfax::document
