// SPDX-License-Identifier: MIT
// Dots to files and back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/clean_pages.h"
#include "document/first_page.h"
#include "document/one_page.h"
#include "document/page_comparison.h"
#include "document/page_reader.h"
#include "document/page_writer.h"
#include "document/tiff_check.h"
#include "page_files.h"

namespace winfax::document {
namespace {

using test::fileOf;
using test::noisyPage;
using testing::ElementsAre;
using testing::HasSubstr;

Bytes written(const std::vector<PageImage>& images) {
    PageWriter writer(static_cast<std::uint32_t>(images.size()));
    for (const PageImage& image : images) {
        const auto added = writer.add(image);
        EXPECT_TRUE(added) << added.error().detail;
    }
    auto file = writer.finish();
    EXPECT_TRUE(file) << file.error().detail;
    return file ? *file : Bytes();
}

PageImage readPage(const Bytes& file, std::uint32_t index) {
    const auto reader = PageReader::open(file);
    EXPECT_TRUE(reader) << reader.error().detail;
    if (!reader) return {};
    auto image = reader->page(index);
    EXPECT_TRUE(image) << image.error().detail;
    return image ? *image : PageImage();
}

void expectDamaged(const Bytes& file, const std::string& first, const std::string& second) {
    const auto reader = PageReader::open(file);
    ASSERT_TRUE(reader) << reader.error().detail;
    const auto image = reader->page(reader->pages() - 1);
    ASSERT_FALSE(image);
    EXPECT_EQ(image.error().code, model::ErrorCode::invalidData);
    EXPECT_THAT(image.error().detail, testing::AllOf(HasSubstr(first), HasSubstr(second)));
}

TEST(PageWriter, J1J2J3TagsOfEveryPage) {
    const auto pages = test::seenIn(written({noisyPage(300, 1), noisyPage(7, 2)}));
    ASSERT_EQ(pages.size(), 2u);
    for (const test::SeenPage& page : pages) {
        EXPECT_THAT(page.tags, ElementsAre(254, 256, 257, 258, 259, 262, 266, 273, 277, 278, 279,
                                           282, 283, 293, 296, 297));
        EXPECT_EQ(page.subfileType, 2u);
        EXPECT_EQ(page.width, 1728u);
        EXPECT_EQ(page.rowsPerStrip, page.length);
        EXPECT_EQ(page.strips, 1u);
        EXPECT_EQ(page.bits, 1);
        EXPECT_EQ(page.samples, 1);
        EXPECT_EQ(page.compression, 4);
        EXPECT_EQ(page.photometric, 0);
        EXPECT_EQ(page.fillOrder, 1);
        EXPECT_EQ(page.t6Options, 0u);
        EXPECT_EQ(page.xResolution, 204);
        EXPECT_EQ(page.yResolution, 196);
        EXPECT_EQ(page.unit, 2);
        EXPECT_EQ(page.pages, 2);
    }
    EXPECT_EQ(pages[0].length, 300u);
    EXPECT_EQ(pages[1].length, 7u);
    EXPECT_EQ(pages[0].page, 0);
    EXPECT_EQ(pages[1].page, 1);
}

TEST(PageWriter, BeginsAsLittleEndianTiffThatIsAccepted) {
    const Bytes file = written({noisyPage(20, 3, kStandardDpi)});
    ASSERT_GE(file.size(), 4u);
    EXPECT_EQ(std::to_integer<char>(file[0]), 'I');
    EXPECT_EQ(std::to_integer<char>(file[1]), 'I');
    const auto checked = checkTiff(file);
    ASSERT_TRUE(checked) << checked.error().detail;
    EXPECT_EQ(checked->verticalResolution, 98u);
}

TEST(PageWriter, DotsAreThoseThatLibtiffReads) {
    const PageImage first = noisyPage(200, 4);
    const PageImage second = noisyPage(100, 5);
    const auto pages = test::seenIn(written({first, second}));
    ASSERT_EQ(pages.size(), 2u);
    EXPECT_TRUE(pages[0].dots == first.bits);
    EXPECT_TRUE(pages[1].dots == second.bits);
}

TEST(PageWriter, J2NearestOfTheTwoResolutions) {
    EXPECT_EQ(faxResolution(196), 196u);
    EXPECT_EQ(faxResolution(200), 196u);
    EXPECT_EQ(faxResolution(147), 196u);
    EXPECT_EQ(faxResolution(146), 98u);
    EXPECT_EQ(faxResolution(100), 98u);
    EXPECT_EQ(faxResolution(1), 98u);
}

TEST(PageReader, RoundTripInEveryStorage) {
    const std::vector<PageImage> images{noisyPage(60, 6), noisyPage(33, 7)};
    for (const std::uint16_t compression : {1, 4}) {
        for (const std::uint16_t fillOrder : {1, 2}) {
            for (const std::uint16_t photometric : {0, 1}) {
                for (const std::uint32_t rowsPerStrip : {0u, 8u, 10u}) {
                    SCOPED_TRACE(testing::Message()
                                 << "compression " << compression << ", fill order " << fillOrder
                                 << ", photometric " << photometric << ", rows " << rowsPerStrip);
                    const Bytes file =
                        fileOf(images, {compression, fillOrder, photometric, rowsPerStrip});
                    EXPECT_TRUE(readPage(file, 0).bits == images[0].bits);
                    EXPECT_TRUE(readPage(file, 1).bits == images[1].bits);
                }
            }
        }
    }
}

TEST(PageReader, WhatWeWriteIsWhatWeRead) {
    const PageImage image = noisyPage(500, 8, kStandardDpi);
    const PageImage again = readPage(written({image}), 0);
    EXPECT_EQ(again.height, 500u);
    EXPECT_EQ(again.ydpi, 98u);
    EXPECT_TRUE(again.bits == image.bits);
}

TEST(PageReader, J1RowsPerStripOfOneMeansOneStrip) {
    for (const std::uint16_t compression : {1, 4}) {
        test::TiffPage page;
        page.length = 40;
        page.compression = compression;
        page.replace = {{test::tag::rowsPerStrip, 3, 1, 1}};
        test::TiffOptions options;
        options.pages = {page};
        const PageImage image = readPage(test::bytesOf(test::faxTiff(options)), 0);
        ASSERT_EQ(image.height, 40u);
        // The bar of test::TiffPage: 64 dots of each row.
        EXPECT_EQ(test::inkIn(image, 0, 40), 40u * 64u);
        EXPECT_TRUE(test::isBlack(image, 64, 39));
        EXPECT_FALSE(test::isBlack(image, 63, 39));
        EXPECT_FALSE(test::isBlack(image, 128, 39));
    }
}

TEST(PageReader, CountsWhatDecodingTakes) {
    const Bytes file = fileOf({noisyPage(10, 1), noisyPage(5, 2)});
    const auto reader = PageReader::open(file);
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->pages(), 2u);
    EXPECT_EQ(reader->decodedBytes(), 15u * 216u);
}

TEST(PageReader, RefusesWhatTheCheckRefuses) {
    const auto reader = PageReader::open({});
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error().code, model::ErrorCode::invalidData);
    EXPECT_THAT(reader.error().detail, HasSubstr("empty"));
}

// The directory is in order, so that the check accepts the file.
TEST(PageReader, DamagedDataOfAGoodDirectory) {
    Bytes file = fileOf({test::whitePage(5), noisyPage(50, 9)});
    const auto reader = PageReader::open(file);
    ASSERT_TRUE(reader);
    // The strip of page 2 begins behind the header, the strip and the directory of page 1; noise
    // takes many bytes, so the middle of the file belongs to it.
    std::fill(file.begin() + static_cast<std::ptrdiff_t>(file.size() / 2),
              file.begin() + static_cast<std::ptrdiff_t>(file.size() / 2) + 40, std::byte{0});
    expectDamaged(file, "page 2, strip 1: row ", " of 50 is damaged");
}

TEST(PageReader, StripThatEndsTooEarly) {
    test::TiffPage page;
    page.length = 400;
    page.stripBytes = 20;
    test::TiffOptions options;
    options.pages = {page};
    expectDamaged(test::bytesOf(test::faxTiff(options)), "page 1, strip 1: row ", "is damaged");
}

TEST(PageReader, EndOfDataBeforeTheLastRow) {
    // 40 rows and the mark of the end, in a directory that promises 41.
    test::TiffPage page;
    page.length = 40;
    page.replace = {{test::tag::imageLength, 4, 1, 41}, {test::tag::rowsPerStrip, 4, 1, 41}};
    test::TiffOptions options;
    options.pages = {page};
    expectDamaged(test::bytesOf(test::faxTiff(options)), "row 41 of 41", "is damaged");
}

TEST(FirstPage, E10WholeFileWithOneDirectory) {
    const PageImage first = noisyPage(120, 10, kStandardDpi);
    const Bytes file = fileOf({first, noisyPage(90, 11, kStandardDpi)}, {1, 2, 1, 16});
    const auto page = firstPage(file);
    ASSERT_TRUE(page) << page.error().detail;
    EXPECT_EQ(page->width, 1728u);
    EXPECT_EQ(page->height, 120u);
    const auto seen = test::seenIn(page->file);
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen[0].compression, 4);
    EXPECT_EQ(seen[0].length, 120u);
    EXPECT_EQ(seen[0].yResolution, 98);
    EXPECT_EQ(seen[0].page, 0);
    EXPECT_EQ(seen[0].pages, 1);
    EXPECT_TRUE(seen[0].dots == first.bits);
}

TEST(FirstPage, DamageOfOtherPagesIsNoneOfItsBusiness) {
    test::TiffPage damaged;
    damaged.length = 400;
    damaged.stripBytes = 20;
    test::TiffOptions options;
    options.pages = {test::TiffPage{}, damaged};
    EXPECT_TRUE(firstPage(test::bytesOf(test::faxTiff(options))));
    options.pages = {damaged, test::TiffPage{}};
    EXPECT_FALSE(firstPage(test::bytesOf(test::faxTiff(options))));
}

TEST(OnePage, HasItsDotsAndNothingOfTheOthers) {
    const std::vector<PageImage> images{noisyPage(120, 12, kStandardDpi),
                                        noisyPage(90, 13, kStandardDpi),
                                        noisyPage(1, 14, kStandardDpi)};
    for (const test::Storage& storage :
         {test::Storage{}, test::Storage{4, 2, 1, 16}, test::Storage{1, 1, 0, 0}}) {
        const Bytes file = fileOf(images, storage);
        for (std::uint32_t page = 1; page <= 3; ++page) {
            const auto found = onePage(file, page);
            ASSERT_TRUE(found) << found.error().detail;
            EXPECT_EQ(found->height, images[page - 1].height);
            EXPECT_EQ(found->ydpi, 98u);
            EXPECT_TRUE(found->bits == images[page - 1].bits) << page;
        }
        for (const std::uint32_t page : {0u, 4u, 0xFFFF'FFFFu}) {
            const auto missing = onePage(file, page);
            ASSERT_FALSE(missing);
            EXPECT_EQ(missing.error().code, model::ErrorCode::invalidParameter);
            EXPECT_NE(missing.error().detail.find("3 pages"), std::string::npos);
        }
    }
    EXPECT_EQ(onePage({}, 1).error().code, model::ErrorCode::invalidData);
}

std::uint64_t difference(const Bytes& left, const Bytes& right) {
    return differingDots(PageReader::open(left).value(), 0, PageReader::open(right).value(), 0)
        .value();
}

TEST(PageComparison, CountsDots) {
    const PageImage page = noisyPage(50, 3);
    PageImage other = page;
    other.bits[0] ^= 0x81;
    other.bits[40 * kRowBytes] ^= 0x10;
    PageImage shorter = page;
    shorter.height = 48;
    shorter.bits.resize(48 * kRowBytes);
    const Bytes file = written({page});
    EXPECT_EQ(difference(file, file), 0u);
    EXPECT_EQ(difference(file, written({other})), 3u);
    EXPECT_EQ(difference(written({shorter}), file), 2u * kPageWidth);
}

TEST(PageComparison, HowAPageIsStoredDoesNotMatter) {
    const PageImage page = noisyPage(50, 3);
    const Bytes file = written({page});
    for (const test::Storage& storage :
         {test::Storage{4, 2, 0, 0}, test::Storage{4, 1, 1, 0}, test::Storage{4, 1, 0, 7},
          test::Storage{1, 2, 0, 0}}) {
        EXPECT_EQ(difference(file, fileOf({page}, storage)), 0u);
        EXPECT_EQ(difference(fileOf({noisyPage(50, 4)}, storage), file),
                  difference(written({noisyPage(50, 4)}), file));
    }
}

TEST(PageWriter, TakesGroup4DataAsItIs) {
    const PageImage page = noisyPage(60, 5, kStandardDpi);
    for (const std::uint16_t order : {1, 2}) {
        const Bytes file = fileOf({page}, {4, order, 0, 0});
        const auto reader = PageReader::open(file);
        ASSERT_TRUE(reader);
        PageWriter writer(1);
        ASSERT_TRUE(writer.addGroup4(reader->group4(0).value(), reader->ydpi()));
        EXPECT_TRUE(writer.finish().value() == written({page}));
    }
}

TEST(CleanPages, AreOfOurOwnWriting) {
    const std::vector<PageImage> pages{noisyPage(50, 1), noisyPage(70, 2)};
    for (const test::Storage& storage : {test::Storage{1, 2, 1, 0}, test::Storage{4, 2, 0, 7}}) {
        const auto clean = cleanPages(fileOf(pages, storage));
        ASSERT_TRUE(clean) << clean.error().detail;
        EXPECT_TRUE(*clean == written(pages));
    }
    EXPECT_FALSE(cleanPages({}));
}

}  // namespace
}  // namespace winfax::document
