// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <ostream>

#include "bmp_files.h"

namespace winfax::test {
namespace {

using raster::PictureKind;

struct BmpCase {
    const char* name;
    BmpOptions options;
    const Blocks* blocks;

    friend std::ostream& operator<<(std::ostream& out, const BmpCase& one) {
        return out << one.name;
    }
};

class Bmp : public testing::TestWithParam<BmpCase> {};

TEST_P(Bmp, LooksLikeTheScene) {
    const auto file = bmpOf(sceneOf(*GetParam().blocks), GetParam().options);
    expectScene(pagesOfPicture(PictureKind::bmp, file), *GetParam().blocks);
}

// header, bits, compression, top down, alpha
INSTANTIATE_TEST_SUITE_P(
    Kinds, Bmp,
    testing::Values(BmpCase{"one_bit", {40, 1, 0}, &kBlackAndWhite},
                    BmpCase{"four_bits", {40, 4, 0}, &kColours},
                    BmpCase{"eight_bits", {40, 8, 0}, &kColours},
                    BmpCase{"eight_bits_top_down", {40, 8, 0, true}, &kGreys},
                    BmpCase{"sixteen_bits", {40, 16, 0}, &kColours},
                    BmpCase{"sixteen_bits_in_fields", {40, 16, 3}, &kColours},
                    BmpCase{"twenty_four_bits", {40, 24, 0}, &kColours},
                    BmpCase{"twenty_four_bits_top_down", {40, 24, 0, true}, &kColours},
                    BmpCase{"thirty_two_bits", {40, 32, 0}, &kColours},
                    BmpCase{"thirty_two_bits_in_fields", {40, 32, 3}, &kColours},
                    BmpCase{"fields_with_alpha", {40, 32, 6, false, true}, &kTransparent},
                    BmpCase{"header_of_52_bytes", {52, 32, 3}, &kColours},
                    BmpCase{"header_of_56_bytes", {56, 32, 3, false, true}, &kTransparent},
                    BmpCase{"version_4", {108, 32, 3, false, true}, &kTransparent},
                    BmpCase{"version_5", {124, 32, 3, true, true}, &kTransparent},
                    BmpCase{"version_5_with_a_palette", {124, 8, 0}, &kColours},
                    BmpCase{"packed_eight_bits", {40, 8, 1}, &kColours},
                    BmpCase{"packed_four_bits", {40, 4, 2}, &kColours}),
    [](const auto& test) { return std::string(test.param.name); });

// The old header has no resolution: the picture is as wide as the page between its margins.
TEST(OldBmp, FillsTheWidth) {
    for (const std::uint32_t bits : {1u, 4u, 8u, 24u}) {
        SCOPED_TRACE(bits);
        const auto& blocks = bits == 1 ? kBlackAndWhite : kColours;
        const auto page =
            onlyPage(pagesOfPicture(PictureKind::bmp, bmpOf(sceneOf(blocks), {12, bits})));
        // 240 dots at 50 to the inch are 122 mm, 979 dots.
        EXPECT_EQ(darkness(page, 0, 0, 372, page.height), 0);
        EXPECT_GT(darkness(page, 376, 40, 200, 200), 0.5);
    }
}

TEST(Bmp, AlphaThatIsNowhereUsedMeansNothing) {
    auto picture = sceneOf(kColours);
    for (Colour& colour : picture.dots) colour.alpha = 0;
    expectScene(pagesOfPicture(PictureKind::bmp, bmpOf(picture, {124, 32, 3, false, true})),
                kColours);
}

// Skipped dots and rows, and those behind the end of the picture, stay white.
TEST(PackedBmp, WhatIsSkippedIsWhite) {
    auto file = bmpOf(sceneOf(kBlackAndWhite), {40, 8, 1});
    const auto data = static_cast<std::size_t>(std::to_integer<std::uint8_t>(file[10]));
    file.resize(data);
    for (const int byte : {0, 2, 60, 60, 60, 0, 0, 1}) file.push_back(std::byte(byte));
    const auto page = onlyPage(pagesOfPicture(PictureKind::bmp, file));
    // 60 dots in one row, 119 rows below the top: 122 dots at 741 to 863.
    EXPECT_NEAR(darkness(page, 741, 0, 122, page.height) * page.height, 2, 0.1);
    EXPECT_EQ(darkness(page, 0, 0, 740, page.height), 0);
    EXPECT_EQ(darkness(page, 864, 0, 864, page.height), 0);
}

}  // namespace
}  // namespace winfax::test
