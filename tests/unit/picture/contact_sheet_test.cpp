// SPDX-License-Identifier: MIT
#include "picture/contact_sheet.h"

#include <gtest/gtest.h>

#include "dots.h"
#include "support/png_file.h"
#include "support/scratch_directory.h"

namespace winfax::picture {
namespace {

using test::Dots;

constexpr std::uint32_t kGap = SheetLayout::kGap;
constexpr std::uint32_t kStep = SheetLayout::kRoom.width + kGap;
constexpr std::uint8_t kGround = 160;

TEST(SheetLayoutTest, StaysBroadEnough) {
    const auto columns = [](std::size_t pages) {
        return SheetLayout(std::vector<SheetLayout::Page>(pages, {{1728, 2156}, {204, 196}}))
            .columns();
    };
    EXPECT_EQ(columns(1), 1u);
    EXPECT_EQ(columns(3), 3u);
    EXPECT_EQ(columns(16), 4u);
    EXPECT_EQ(columns(17), 5u);
    EXPECT_EQ(columns(10'000), 100u);
}

TEST(SheetLayoutTest, ARowIsAsHighAsItsHighestPage) {
    const SheetLayout layout({{{1728, 2156}, {204, 196}},
                              {{1728, 1078}, {204, 98}},
                              {{1728, 100}, {204, 204}},
                              {{1728, 65'535}, {204, 98}},
                              {{1728, 400}, {204, 204}}});
    EXPECT_EQ(layout.sizeOf(0), (Size{432, 561}));
    EXPECT_EQ(layout.sizeOf(1), layout.sizeOf(0)) << "one A4 page in two resolutions";
    EXPECT_EQ(layout.heightOfRow(0), SheetLayout::kRoom.height);
    EXPECT_EQ(layout.heightOfRow(1), 100u);
    EXPECT_EQ(layout.size(), (Size{kGap + 4 * kStep, 3 * kGap + 864 + 100}));
}

// Every page has a grey of its own: the sheet shows which one is where.
TEST(ContactSheetTest, PagesFollowEachOtherFromTheLeftAndThenBelow) {
    const test::ScratchDirectory directory;
    const auto file = directory.path() / "sheet.png";
    const std::vector<SheetLayout::Page> pages(6, {{1728, 98}, {204, 98}});
    auto sheet = ContactSheet::create(file, SheetLayout(pages)).value();
    for (std::uint32_t page = 0; page < 6; ++page) {
        ASSERT_TRUE(sheet.add(Dots({1728, 98}, [&](auto x, auto) { return x % 8 < page; })));
    }
    ASSERT_TRUE(sheet.finish());

    const auto seen = test::readPng(file);
    EXPECT_EQ(seen.bitDepth, 8);
    ASSERT_EQ(seen.width, kGap + 4 * kStep);
    ASSERT_EQ(seen.height, 3 * kGap + 2 * 51);
    for (std::uint32_t page = 0; page < 6; ++page) {
        const std::uint32_t left = kGap + page % 4 * kStep;
        const std::uint32_t top = kGap + page / 4 * (51 + kGap);
        double sum = 0;
        for (std::uint32_t y = top; y < top + 51; ++y) {
            for (std::uint32_t x = left; x < left + 432; ++x) sum += seen.at(x, y);
        }
        EXPECT_NEAR(sum / (51 * 432), 255 * (1 - page / 8.0), 1) << page;
        EXPECT_EQ(seen.at(left - 1, top), kGround);
        EXPECT_EQ(seen.at(left, top - 1), kGround);
        EXPECT_EQ(seen.at(left + 432, top), kGround);
        EXPECT_EQ(seen.at(left, top + 51), kGround);
    }
    EXPECT_EQ(seen.at(kGap + 2 * kStep, seen.height - kGap - 1), kGround) << "no seventh page";
}

TEST(ContactSheetTest, WithoutAllItsPagesThereIsNone) {
    const test::ScratchDirectory directory;
    const auto file = directory.path() / "sheet.png";
    {
        const std::vector<SheetLayout::Page> pages{{{8, 8}, {204, 204}}};
        auto sheet = ContactSheet::create(file, SheetLayout(pages)).value();
        EXPECT_FALSE(sheet.finish());
    }
    EXPECT_FALSE(std::filesystem::exists(file));
}

}  // namespace
}  // namespace winfax::picture
