// SPDX-License-Identifier: MIT
// Pictures as written, compared with what libpng reads in them.
#include "picture/png_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dots.h"
#include "picture/page_picture.h"
#include "support/png_file.h"
#include "support/scratch_directory.h"

namespace winfax::picture {
namespace {

using model::ErrorCode;
using test::Dots;
using testing::HasSubstr;

class PngWriterTest : public testing::Test {
  protected:
    test::ScratchDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "page \u00fc.png";
};

TEST_F(PngWriterTest, PagesHaveTheirDotsInTheirTrueProportions) {
    constexpr std::uint32_t kRows = 150;
    const auto isBlack = [](std::uint32_t x, std::uint32_t y) { return (x * 7 + y * y) % 11 < 4; };
    for (const std::uint32_t dpi : {98u, 196u, 200u, 204u}) {
        ASSERT_TRUE(writePagePicture(file_, Dots({1728, kRows}, isBlack), {204, dpi}));
        const auto seen = test::readPng(file_);
        ASSERT_EQ(seen.width, 1728u);
        ASSERT_EQ(seen.height, (kRows * 204 + dpi / 2) / dpi);
        EXPECT_EQ(seen.bitDepth, 1);
        EXPECT_EQ(seen.dotsPerMetre, 8031u) << "204 dpi, across and down";
        for (std::uint32_t y = 0; y < seen.height; ++y) {
            const std::uint32_t row = sourceRow(y, seen.height, kRows);
            for (std::uint32_t x = 0; x < seen.width; ++x) {
                ASSERT_EQ(seen.at(x, y), isBlack(x, row) ? 0 : 255) << x << ", " << y;
            }
        }
    }
}

TEST_F(PngWriterTest, AWidthThatIsNoMultipleOfEightKeepsItsDots) {
    ASSERT_TRUE(writePagePicture(file_, Dots({13, 9}, test::scattered), {204, 204}));
    const auto seen = test::readPng(file_);
    ASSERT_EQ(seen.width, 13u);
    for (std::uint32_t y = 0; y < 9; ++y) {
        for (std::uint32_t x = 0; x < 13; ++x) {
            EXPECT_EQ(seen.at(x, y), test::scattered(x, y) ? 0 : 255);
        }
    }
}

TEST_F(PngWriterTest, ShadesAreWrittenAsTheyAre) {
    std::vector<std::uint8_t> shades;
    for (int shade = 0; shade < 256; ++shade) shades.push_back(static_cast<std::uint8_t>(shade));
    auto png = PngWriter::create(file_, PngWriter::Kind::grey, {256, 2}, 0).value();
    ASSERT_TRUE(png.row(shades));
    ASSERT_TRUE(png.row(shades));
    ASSERT_TRUE(png.finish());
    const auto seen = test::readPng(file_);
    EXPECT_EQ(seen.bitDepth, 8);
    EXPECT_EQ(seen.dotsPerMetre, 0u);
    EXPECT_EQ(std::vector(seen.shades.begin(), seen.shades.begin() + 256), shades);
}

TEST_F(PngWriterTest, AFileThatIsThereIsReplaced) {
    directory_.write("page \u00fc.png", std::string_view("a letter"));
    ASSERT_TRUE(writePagePicture(file_, Dots({8, 1}, test::scattered), {204, 204}));
    EXPECT_EQ(test::readPng(file_).width, 8u);
}

TEST_F(PngWriterTest, WhatIsNotFinishedLeavesNoFile) {
    {
        auto png = PngWriter::create(file_, PngWriter::Kind::grey, {1, 2}, 0).value();
        EXPECT_TRUE(std::filesystem::exists(file_));
        ASSERT_TRUE(png.row(std::vector<std::uint8_t>(1)));
        const auto early = png.finish();
        ASSERT_FALSE(early) << "a row is missing";
        EXPECT_THAT(early.error().detail, HasSubstr("page "));
    }
    EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_F(PngWriterTest, SizesThatPngDoesNotHaveAreRefused) {
    for (const Size size : {Size{0, 1}, Size{1, 0}, Size{1, 0x8000'0000}, Size{0xFFFF'FFFF, 1}}) {
        const auto png = PngWriter::create(file_, PngWriter::Kind::bilevel, size, 204);
        ASSERT_FALSE(png) << size.width << " x " << size.height;
        EXPECT_EQ(png.error().code, ErrorCode::invalidParameter);
        EXPECT_FALSE(std::filesystem::exists(file_));
    }
}

TEST_F(PngWriterTest, AFileThatCannotBeMadeIsNamed) {
    const auto png = PngWriter::create(directory_.path() / "missing" / "page.png",
                                       PngWriter::Kind::grey, {1, 1}, 0);
    ASSERT_FALSE(png);
    EXPECT_EQ(png.error().code, ErrorCode::fileNotFound);
    EXPECT_THAT(png.error().detail, HasSubstr("page.png"));
}

}  // namespace
}  // namespace winfax::picture
