// SPDX-License-Identifier: MIT
// Pages and files with dots that tests can tell apart, and what libtiff reads in a file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "document/page_image.h"
#include "support/tiff_file.h"

namespace winfax::test {

// Black and white runs of all lengths, other ones for every seed.
document::PageImage noisyPage(std::uint32_t height, std::uint32_t seed,
                              std::uint32_t ydpi = document::kFineDpi);
document::PageImage whitePage(std::uint32_t height, std::uint32_t ydpi = document::kFineDpi);
bool isBlack(const document::PageImage& image, std::uint32_t x, std::uint32_t y);
// Black dots of the rows from `top` to before `bottom`.
std::uint64_t inkIn(const document::PageImage& image, std::uint32_t top, std::uint32_t bottom);

// How a page is put into a file.
struct Storage {
    std::uint16_t compression = 4;
    std::uint16_t fillOrder = 1;
    std::uint16_t photometric = 0;
    std::uint32_t rowsPerStrip = 0;  // 0: one strip
};
// Written by libtiff itself and not by the writer under test.
document::Bytes fileOf(const std::vector<document::PageImage>& images, const Storage& storage = {});

// One page as libtiff reads it.
struct SeenPage {
    std::vector<std::uint16_t> tags;  // in the order of the directory
    std::uint32_t subfileType = 0, width = 0, length = 0, rowsPerStrip = 0, strips = 0;
    std::uint32_t t6Options = 0xFFFF;
    std::uint16_t bits = 0, samples = 0, compression = 0, photometric = 9, fillOrder = 0;
    std::uint16_t unit = 0, page = 0, pages = 0;
    float xResolution = 0, yResolution = 0;
    std::vector<std::uint8_t> dots;
};
std::vector<SeenPage> seenIn(std::span<const std::byte> file);

}  // namespace winfax::test
