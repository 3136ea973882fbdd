// SPDX-License-Identifier: MIT
// A picture of which it is known how it must look on a page, whatever kind of file it came in.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "document/page_image.h"
#include "document/page_setup.h"
#include "raster/picture_check.h"
#include "raster/row_source.h"

namespace winfax::test {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
    bool operator==(const Colour&) const = default;
};

struct Picture {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<Colour> dots;

    const Colour& at(std::uint32_t x, std::uint32_t y) const {
        return dots[std::size_t{y} * width + x];
    }
    Colour& at(std::uint32_t x, std::uint32_t y) { return dots[std::size_t{y} * width + x]; }
};

// 4 x 3 blocks of kBlock x kBlock dots, from the left to the right, then below. No two neighbours
// and no two corners are alike, so that mirrored and turned ones are told from each other.
inline constexpr std::uint32_t kBlock = 60;
inline constexpr std::uint32_t kAcross = 4;
inline constexpr std::uint32_t kDown = 3;
using Blocks = std::array<Colour, kAcross * kDown>;
extern const Blocks kColours;
extern const Blocks kGreys;  // multiples of 17: four bits tell them exactly
extern const Blocks kBlackAndWhite;
extern const Blocks kTransparent;
inline constexpr std::uint32_t kSceneDpi = 100;

Picture sceneOf(const Blocks& blocks);
// What the file of such a picture holds for `orientation`, so that it is upright again.
Picture storedFor(const Picture& picture, raster::Orientation orientation);

std::uint8_t greyOf(const Colour& colour);  // Rec. 601, without alpha

// Reads the pages of a file with a check before, as the service would do it.
struct Outcome {
    std::vector<document::PageImage> pages;
    std::string error;  // empty: none
};
Outcome pagesOfPicture(raster::PictureKind kind, std::span<const std::byte> file,
                       const document::PageSetup& setup = {});
Outcome pagesOfTiff(std::span<const std::byte> file, const document::PageSetup& setup = {});

// Black dots of a part of a page, of all its dots: 0 to 1.
double darkness(const document::PageImage& page, std::uint32_t left, std::uint32_t top,
                std::uint32_t width, std::uint32_t height);

// A page with the scene in its natural size where placement.h puts it, and nothing else on it.
void expectScene(const Outcome& outcome, const Blocks& blocks,
                 const document::PageSetup& setup = {});
// A page of the paper's size with the scene anywhere.
document::PageImage onlyPage(const Outcome& outcome);

}  // namespace winfax::test
