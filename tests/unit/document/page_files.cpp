// SPDX-License-Identifier: MIT
#include "page_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <random>

#include "document/memory_tiff.h"

namespace winfax::test {

using document::kPageWidth;
using document::kRowBytes;
using document::MemoryTiff;
using document::PageImage;

PageImage whitePage(std::uint32_t height, std::uint32_t ydpi) {
    return {height, ydpi, std::vector<std::uint8_t>(std::size_t{height} * kRowBytes)};
}

PageImage noisyPage(std::uint32_t height, std::uint32_t seed, std::uint32_t ydpi) {
    std::mt19937 random(seed);
    PageImage image = whitePage(height, ydpi);
    const std::size_t dots = std::size_t{height} * kPageWidth;
    bool black = false;
    for (std::size_t at = 0; at < dots; black = !black) {
        const std::size_t run =
            std::min<std::size_t>(dots - at, 1 + random() % (1 << random() % 9));
        for (std::size_t i = at; black && i < at + run; ++i) {
            image.bits[i / 8] |= static_cast<std::uint8_t>(0x80 >> i % 8);
        }
        at += run;
    }
    return image;
}

bool isBlack(const PageImage& image, std::uint32_t x, std::uint32_t y) {
    return (image.bits[std::size_t{y} * kRowBytes + x / 8] & 0x80 >> x % 8) != 0;
}

std::uint64_t inkIn(const PageImage& image, std::uint32_t top, std::uint32_t bottom) {
    std::uint64_t ink = 0;
    for (std::size_t i = std::size_t{top} * kRowBytes; i < std::size_t{bottom} * kRowBytes; ++i) {
        ink += static_cast<std::uint64_t>(std::popcount(image.bits[i]));
    }
    return ink;
}

document::Bytes fileOf(const std::vector<PageImage>& images, const Storage& storage) {
    MemoryTiff file;
    TIFF* tiff = file.handle();
    for (const PageImage& image : images) {
        const std::uint32_t rows = storage.rowsPerStrip == 0 ? image.height : storage.rowsPerStrip;
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, kPageWidth);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, image.height);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, storage.photometric);
        TIFFSetField(tiff, TIFFTAG_FILLORDER, storage.fillOrder);
        TIFFSetField(tiff, TIFFTAG_COMPRESSION, storage.compression);
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, rows);
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 204.0);
        TIFFSetField(tiff, TIFFTAG_YRESOLUTION, double(image.ydpi));
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
        auto bits = image.bits;
        if (storage.photometric == 1) {
            for (auto& byte : bits) byte = static_cast<std::uint8_t>(~byte);
        }
        const std::size_t stripSize = std::size_t{rows} * kRowBytes;
        for (std::size_t at = 0; at < bits.size(); at += stripSize) {
            const auto size = static_cast<tmsize_t>(std::min(stripSize, bits.size() - at));
            TIFFWriteEncodedStrip(tiff, static_cast<std::uint32_t>(at / stripSize), &bits[at],
                                  size);
        }
        TIFFWriteDirectory(tiff);
    }
    file.close();
    EXPECT_EQ(file.message(), "");
    return file.take();
}

namespace {

// From the bytes of the file: what libtiff understands says nothing about what is there besides.
std::vector<std::uint16_t> tagsAt(std::span<const std::byte> file, std::uint64_t offset) {
    const auto number = [&](std::uint64_t at) {
        return static_cast<std::uint16_t>(std::to_integer<int>(file[at]) |
                                          std::to_integer<int>(file[at + 1]) << 8);
    };
    std::vector<std::uint16_t> tags;
    for (std::uint16_t i = 0; i < number(offset); ++i) tags.push_back(number(offset + 2 + 12 * i));
    return tags;
}

}  // namespace

std::vector<SeenPage> seenIn(std::span<const std::byte> file) {
    MemoryTiff input(file);
    TIFF* tiff = input.handle();
    std::vector<SeenPage> pages;
    if (tiff == nullptr) return pages;
    do {
        SeenPage page;
        page.tags = tagsAt(file, TIFFCurrentDirOffset(tiff));
        TIFFGetField(tiff, TIFFTAG_SUBFILETYPE, &page.subfileType);
        TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &page.width);
        TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &page.length);
        TIFFGetField(tiff, TIFFTAG_ROWSPERSTRIP, &page.rowsPerStrip);
        TIFFGetField(tiff, TIFFTAG_GROUP4OPTIONS, &page.t6Options);
        TIFFGetField(tiff, TIFFTAG_BITSPERSAMPLE, &page.bits);
        TIFFGetField(tiff, TIFFTAG_SAMPLESPERPIXEL, &page.samples);
        TIFFGetField(tiff, TIFFTAG_COMPRESSION, &page.compression);
        TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &page.photometric);
        TIFFGetField(tiff, TIFFTAG_FILLORDER, &page.fillOrder);
        TIFFGetField(tiff, TIFFTAG_RESOLUTIONUNIT, &page.unit);
        TIFFGetField(tiff, TIFFTAG_PAGENUMBER, &page.page, &page.pages);
        TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &page.xResolution);
        TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &page.yResolution);
        page.strips = TIFFNumberOfStrips(tiff);
        page.dots.resize(std::size_t{page.length} * kRowBytes);
        EXPECT_EQ(TIFFReadEncodedStrip(tiff, 0, page.dots.data(),
                                       static_cast<tmsize_t>(page.dots.size())),
                  static_cast<tmsize_t>(page.dots.size()));
        pages.push_back(std::move(page));
    } while (TIFFReadDirectory(tiff));
    EXPECT_EQ(input.message(), "");
    return pages;
}

}  // namespace winfax::test
