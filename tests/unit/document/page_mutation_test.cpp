// SPDX-License-Identifier: MIT
// Damaged picture data in good and in bad directories: an error or a page, never a crash. Run with
// the sanitizers this sees every access of libtiff's that is out of bounds.
#include <gtest/gtest.h>

#include <random>

#include "document/banner.h"
#include "document/first_page.h"
#include "page_files.h"

namespace winfax::document {
namespace {

struct Counts {
    int made = 0;
    int refused = 0;
};

void tryBoth(const Bytes& file, Counts& counts) {
    const auto page = firstPage(file);
    const auto document = withBanner(file, {u"date", u"sender", u"recipient"});
    if (!page) {
        EXPECT_EQ(page.error().code, model::ErrorCode::invalidData) << page.error().detail;
    }
    if (document) {
        EXPECT_TRUE(page);
        ++counts.made;
    } else {
        EXPECT_EQ(document.error().code, model::ErrorCode::invalidData) << document.error().detail;
        ++counts.refused;
    }
}

TEST(PageMutation, NothingCrashesTheDecoder) {
    std::vector<Bytes> seeds;
    for (const std::uint16_t compression : {1, 4}) {
        for (const std::uint32_t rowsPerStrip : {0u, 5u}) {
            seeds.push_back(test::fileOf({test::noisyPage(12, 1), test::noisyPage(9, 2)},
                                         {compression, 2, 1, rowsPerStrip}));
        }
    }
    std::mt19937 random(20'261'122);
    Counts counts;
    for (int round = 0; round < 3'000; ++round) {
        Bytes file = seeds[static_cast<std::size_t>(round) % seeds.size()];
        for (auto left = 1 + random() % 4; left > 0; --left) {
            std::byte& byte = file[random() % file.size()];
            byte = random() % 2 == 0 ? static_cast<std::byte>(random())
                                     : byte ^ static_cast<std::byte>(1u << random() % 8);
        }
        if (random() % 16 == 0) file.resize(random() % file.size());
        tryBoth(file, counts);
    }
    EXPECT_GT(counts.made, 100);
    EXPECT_GT(counts.refused, 100);
}

TEST(PageMutation, RandomBytesAsPictureData) {
    std::mt19937 random(8);
    Counts counts;
    for (int round = 0; round < 500; ++round) {
        test::TiffPage page;
        page.length = 300;
        test::TiffOptions options;
        options.pages = {page};
        auto file = test::faxTiff(options);
        // The strip lies between the header and the directory.
        for (std::size_t i = 8; i < 100; ++i) file[i] = static_cast<std::uint8_t>(random());
        tryBoth(test::bytesOf(file), counts);
    }
    EXPECT_GT(counts.refused, 490);
}

}  // namespace
}  // namespace winfax::document
