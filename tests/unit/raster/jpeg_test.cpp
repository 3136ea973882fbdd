// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "jpeg_files.h"

namespace winfax::test {
namespace {

using Colours = JpegOptions::Colours;
using raster::Orientation;
using raster::PictureKind;

TEST(Jpeg, LooksLikeTheScene) {
    for (const bool progressive : {false, true}) {
        SCOPED_TRACE(progressive);
        expectScene(pagesOfPicture(PictureKind::jpeg,
                                   jpegOf(sceneOf(kColours), {Colours::colour, progressive})),
                    kColours);
        expectScene(pagesOfPicture(PictureKind::jpeg,
                                   jpegOf(sceneOf(kGreys), {Colours::grey, progressive})),
                    kGreys);
    }
}

// Without a resolution it fills the width between the margins, but four inks look like the same
// three colours.
TEST(Jpeg, InksLookLikeColours) {
    const auto colours = onlyPage(
        pagesOfPicture(PictureKind::jpeg, jpegOf(sceneOf(kColours), {Colours::colour, false, 0})));
    const auto inks = onlyPage(
        pagesOfPicture(PictureKind::jpeg, jpegOf(sceneOf(kColours), {Colours::inks, false, 0})));
    ASSERT_EQ(inks.height, colours.height);
    EXPECT_GT(darkness(colours, 0, 0, 1728, 1200), 0.1);
    for (std::uint32_t y = 0; y + 64 < 1200; y += 64) {
        for (std::uint32_t x = 0; x < 1728; x += 64) {
            EXPECT_NEAR(darkness(inks, x, y, 64, 64), darkness(colours, x, y, 64, 64), 0.05);
        }
    }
}

TEST(Jpeg, IsTurnedAsExifSays) {
    for (int number = 2; number <= 8; ++number) {
        for (const bool big : {false, true}) {
            SCOPED_TRACE(number);
            const auto orientation = static_cast<Orientation>(number);
            const auto file = jpegOf(storedFor(sceneOf(kGreys), orientation),
                                     {Colours::grey, false, kSceneDpi, orientation, big});
            expectScene(pagesOfPicture(PictureKind::jpeg, file), kGreys);
        }
    }
}

}  // namespace
}  // namespace winfax::test
