// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <ostream>

#include "png_files.h"

namespace winfax::test {
namespace {

struct PngCase {
    const char* name;
    int colourType;
    int depth;
    const Blocks* blocks;

    friend std::ostream& operator<<(std::ostream& out, const PngCase& one) {
        return out << one.name;
    }
};

class Png : public testing::TestWithParam<PngCase> {};

TEST_P(Png, LooksLikeTheScene) {
    const PngCase& parameter = GetParam();
    for (const bool interlaced : {false, true}) {
        for (const auto halftone : {document::Halftone::diffusion, document::Halftone::ordered}) {
            for (const std::uint32_t ydpi : {196u, 98u}) {
                SCOPED_TRACE(std::to_string(interlaced) + " " + std::to_string(ydpi));
                const auto file = pngOf(sceneOf(*parameter.blocks),
                                        {parameter.colourType, parameter.depth, interlaced});
                const document::PageSetup setup{document::Paper::a4, ydpi, halftone};
                expectScene(pagesOfPicture(raster::PictureKind::png, file, setup),
                            *parameter.blocks, setup);
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Png,
    testing::Values(PngCase{"black_and_white", 0, 1, &kBlackAndWhite},
                    PngCase{"grey_of_four_bits", 0, 4, &kGreys}, PngCase{"grey", 0, 8, &kGreys},
                    PngCase{"grey_of_16_bits", 0, 16, &kGreys},
                    PngCase{"grey_and_alpha", 4, 8, &kTransparent},
                    PngCase{"colour", 2, 8, &kColours},
                    PngCase{"colour_of_16_bits", 2, 16, &kColours},
                    PngCase{"colour_and_alpha", 6, 8, &kTransparent},
                    PngCase{"colour_and_alpha_of_16_bits", 6, 16, &kTransparent},
                    PngCase{"palette", 3, 8, &kColours},
                    PngCase{"palette_of_four_bits_with_alpha", 3, 4, &kTransparent},
                    PngCase{"palette_of_one_bit", 3, 1, &kBlackAndWhite}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace winfax::test
