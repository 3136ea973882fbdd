// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <ostream>

#include "tiff_files.h"

namespace winfax::test {
namespace {

using raster::Orientation;

struct TiffCase {
    const char* name;
    TiffForm options;
    const Blocks* blocks;

    friend std::ostream& operator<<(std::ostream& out, const TiffCase& one) {
        return out << one.name;
    }
};

class Tiff : public testing::TestWithParam<TiffCase> {};

TEST_P(Tiff, LooksLikeTheScene) {
    for (const char order : {'l', 'b'}) {
        SCOPED_TRACE(order);
        const auto file = tiffOf(sceneOf(*GetParam().blocks), GetParam().options, order);
        expectScene(pagesOfTiff(file), *GetParam().blocks);
    }
}

TiffForm kind(std::uint16_t photometric, std::uint16_t bits, std::uint16_t number = 1) {
    return {photometric, bits, number};
}
TiffForm withAlpha(TiffForm options, bool associated) {
    options.alpha = true;
    options.associated = associated;
    return options;
}
TiffForm planar(TiffForm options) {
    options.planar = true;
    return options;
}
TiffForm tiled(TiffForm options) {
    options.tile = 64;
    return options;
}
TiffForm strips(TiffForm options, std::uint32_t rows) {
    options.rowsPerStrip = rows;
    return options;
}
TiffForm lowestBitFirst(TiffForm options) {
    options.fillOrder = 2;
    return options;
}
TiffForm twoDimensional(TiffForm options) {
    options.twoDimensional = true;
    return options;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Tiff,
    testing::Values(
        TiffCase{"bilevel", kind(0, 1), &kBlackAndWhite},
        TiffCase{"bilevel_black_is_0", kind(1, 1), &kBlackAndWhite},
        TiffCase{"bilevel_lowest_bit_first", lowestBitFirst(kind(0, 1)), &kBlackAndWhite},
        TiffCase{"bilevel_tiled", tiled(kind(0, 1)), &kBlackAndWhite},
        TiffCase{"run_lengths", kind(0, 1, 2), &kBlackAndWhite},
        TiffCase{"run_lengths_in_words", kind(0, 1, 32'771), &kBlackAndWhite},
        TiffCase{"group_3", kind(0, 1, 3), &kBlackAndWhite},
        TiffCase{"group_3_two_dimensional", twoDimensional(kind(0, 1, 3)), &kBlackAndWhite},
        TiffCase{"group_4", kind(0, 1, 4), &kBlackAndWhite},
        TiffCase{"group_4_lowest_bit_first", lowestBitFirst(kind(1, 1, 4)), &kBlackAndWhite},
        TiffCase{"grey_of_four_bits", kind(1, 4), &kGreys}, TiffCase{"grey", kind(1, 8), &kGreys},
        TiffCase{"grey_white_is_0", kind(0, 8), &kGreys},
        TiffCase{"grey_of_16_bits", kind(1, 16), &kGreys},
        TiffCase{"grey_packbits", kind(1, 8, compression::packBits), &kGreys},
        TiffCase{"grey_with_alpha", withAlpha(kind(1, 8), false), &kTransparent},
        TiffCase{"grey_jpeg", kind(1, 8, compression::jpeg), &kGreys},
        TiffCase{"palette", kind(3, 8), &kColours},
        TiffCase{"palette_of_four_bits", kind(3, 4, compression::lzw), &kColours},
        TiffCase{"palette_of_one_bit", kind(3, 1), &kBlackAndWhite},
        TiffCase{"colour", kind(2, 8), &kColours},
        TiffCase{"colour_of_16_bits", kind(2, 16, compression::lzw), &kColours},
        TiffCase{"colour_in_one_strip", strips(kind(2, 8, compression::deflate), 1000), &kColours},
        TiffCase{"colour_row_by_row", strips(kind(2, 8, compression::deflate), 1), &kColours},
        TiffCase{"colour_old_deflate", kind(2, 8, compression::oldDeflate), &kColours},
        TiffCase{"colour_planar", planar(kind(2, 8, compression::lzw)), &kColours},
        TiffCase{"colour_planar_of_16_bits", planar(kind(2, 16)), &kColours},
        TiffCase{"colour_tiled", tiled(kind(2, 8, compression::deflate)), &kColours},
        TiffCase{"colour_tiled_planar", tiled(planar(kind(2, 8, compression::deflate))), &kColours},
        TiffCase{"colour_jpeg", kind(2, 8, compression::jpeg), &kColours},
        TiffCase{"ycbcr_jpeg", kind(6, 8, compression::jpeg), &kColours},
        TiffCase{"ycbcr_jpeg_tiled", tiled(kind(6, 8, compression::jpeg)), &kColours},
        TiffCase{"colour_with_alpha", withAlpha(kind(2, 8), false), &kTransparent},
        TiffCase{"colour_with_associated_alpha", withAlpha(kind(2, 8), true), &kTransparent},
        TiffCase{"colour_planar_with_alpha", planar(withAlpha(kind(2, 8), false)), &kTransparent},
        TiffCase{"inks", kind(5, 8), &kColours},
        TiffCase{"inks_planar", planar(kind(5, 16, compression::lzw)), &kColours}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Tiff, IsTurnedAsItSays) {
    for (int number = 2; number <= 8; ++number) {
        SCOPED_TRACE(number);
        TiffForm options;
        options.orientation = static_cast<Orientation>(number);
        expectScene(pagesOfTiff(tiffOf(storedFor(sceneOf(kColours), options.orientation), options)),
                    kColours);
    }
}

TEST(Tiff, CentimetresAreKnown) {
    TiffForm options;
    options.unit = 3;
    options.x = options.y = kSceneDpi / 2.54;
    expectScene(pagesOfTiff(tiffOf(sceneOf(kColours), options)), kColours);
}

TEST(Tiff, ReducedCopiesAreLeftOut) {
    TiffForm thumbnail;
    thumbnail.subfile = 1;
    const auto file = tiffOf(
        {{sceneOf(kGreys), thumbnail}, {sceneOf(kColours), {}}, {sceneOf(kGreys), thumbnail}});
    expectScene(pagesOfTiff(file), kColours);
    expectScene(pagesOfTiff(tiffOf({{sceneOf(kGreys), thumbnail}})), kGreys);
}

TEST(Tiff, AllPagesCome) {
    const auto file = tiffOf({{sceneOf(kColours), kind(2, 8)},
                              {sceneOf(kBlackAndWhite), kind(0, 1, 4)},
                              {sceneOf(kGreys), kind(1, 8, compression::lzw)}});
    const auto outcome = pagesOfTiff(file);
    ASSERT_EQ(outcome.pages.size(), 3u);
    expectScene({{outcome.pages[0]}, {}}, kColours);
    expectScene({{outcome.pages[1]}, {}}, kBlackAndWhite);
    expectScene({{outcome.pages[2]}, {}}, kGreys);
}

}  // namespace
}  // namespace winfax::test
