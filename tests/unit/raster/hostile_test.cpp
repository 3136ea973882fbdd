// SPDX-License-Identifier: MIT
// Damaged files: whatever is done to them, they are refused with words or keep the promises of a
// page. Meant to run with sanitizers, too.
#include <gtest/gtest.h>

#include <random>

#include "bmp_files.h"
#include "jpeg_files.h"
#include "png_files.h"
#include "tiff_files.h"

namespace winfax::test {
namespace {

using raster::PictureKind;

struct Sample {
    const char* name;
    int kind;  // a PictureKind, or kTiffKind
    std::vector<std::byte> file;
};
constexpr int kTiffKind = 9;

Picture smallPicture() {
    Picture picture{24, 17, {}};
    std::mt19937 random(5);
    for (int i = 0; i < 24 * 17; ++i) {
        const auto shade = static_cast<std::uint8_t>(random() % 4 * 85);
        picture.dots.push_back({shade, static_cast<std::uint8_t>(shade / 2), shade, 255});
    }
    return picture;
}

Picture blackAndWhite() {
    Picture picture = smallPicture();
    for (Colour& colour : picture.dots)
        colour = colour.red > 100 ? Colour{255, 255, 255} : Colour{};
    return picture;
}

TiffForm tiffKind(std::uint16_t photometric, std::uint16_t bits, std::uint16_t number,
                  std::uint32_t tile = 0, bool planar = false) {
    TiffForm options;
    options.photometric = photometric;
    options.bits = bits;
    options.compression = number;
    options.tile = tile;
    options.planar = planar;
    options.rowsPerStrip = number == compression::jpeg ? 16 : 6;
    return options;
}

std::vector<Sample> samples() {
    const Picture colour = smallPicture();
    const Picture bilevel = blackAndWhite();
    const int png = static_cast<int>(PictureKind::png);
    const int jpeg = static_cast<int>(PictureKind::jpeg);
    const int bmp = static_cast<int>(PictureKind::bmp);
    JpegOptions turned;
    turned.orientation = raster::Orientation::rightTop;
    return {
        {"png", png, pngOf(colour)},
        {"png palette", png, pngOf(colour, {3, 4})},
        {"png interlaced", png, pngOf(colour, {6, 16, true})},
        {"jpeg", jpeg, jpegOf(colour, turned)},
        {"jpeg progressive", jpeg, jpegOf(colour, {JpegOptions::Colours::colour, true})},
        {"jpeg inks", jpeg, jpegOf(colour, {JpegOptions::Colours::inks})},
        {"bmp", bmp, bmpOf(colour)},
        {"bmp palette", bmp, bmpOf(colour, {40, 4})},
        {"bmp fields", bmp, bmpOf(colour, {124, 32, 3, false, true})},
        {"bmp packed", bmp, bmpOf({60, 9, std::vector<Colour>(540)}, {40, 8, 1})},
        {"bmp packed in nibbles", bmp, bmpOf({60, 9, std::vector<Colour>(540)}, {40, 4, 2})},
        {"tiff", kTiffKind, tiffOf(colour)},
        {"tiff big-endian", kTiffKind, tiffOf(colour, tiffKind(2, 8, compression::lzw), 'b')},
        {"tiff tiles", kTiffKind, tiffOf(colour, tiffKind(2, 8, compression::deflate, 16, true))},
        {"tiff palette", kTiffKind, tiffOf(colour, tiffKind(3, 8, compression::packBits))},
        {"tiff jpeg", kTiffKind, tiffOf(colour, tiffKind(6, 8, compression::jpeg))},
        {"tiff group 3", kTiffKind, tiffOf(bilevel, tiffKind(0, 1, compression::group3))},
        {"tiff group 4", kTiffKind, tiffOf(bilevel, tiffKind(0, 1, compression::group4))},
        {"tiff fax", kTiffKind, tiffOf(faxPicture(6, 7), [] {
             auto options = tiffKind(0, 1, compression::group3);
             options.x = 204;
             options.y = 196;
             return options;
         }())}};
}

// A copy of exactly this size lets AddressSanitizer see every read beyond the end.
Outcome outcomeOf(int kind, std::span<const std::byte> bytes) {
    const std::vector<std::byte> exact(bytes.begin(), bytes.end());
    const document::PageSetup setup{document::Paper::a4, 98};
    return kind == kTiffKind ? pagesOfTiff(exact, setup)
                             : pagesOfPicture(static_cast<PictureKind>(kind), exact, setup);
}

void expectPromises(const Outcome& outcome) {
    if (!outcome.error.empty()) return;
    EXPECT_GE(outcome.pages.size(), 1u);
    for (const auto& page : outcome.pages) {
        EXPECT_GE(page.height, 1u);
        EXPECT_LE(page.height, 65'535u);
        EXPECT_EQ(page.bits.size(), std::size_t{page.height} * document::kRowBytes);
    }
}

TEST(Hostile, SamplesThemselvesAreGood) {
    for (const Sample& sample : samples()) {
        EXPECT_EQ(outcomeOf(sample.kind, sample.file).error, "") << sample.name;
    }
}

// libtiff writes the directory last, and what it refers to; only a byte that fills up to an even
// address may be missing. So may the mark behind the last row of a packed BMP.
TEST(Hostile, CutOffFilesAreRefused) {
    for (const Sample& sample : samples()) {
        const bool packed = std::string(sample.name).starts_with("bmp packed");
        const std::size_t spare = sample.kind == kTiffKind ? 1 : packed ? 2 : 0;
        for (std::size_t size = 0; size + spare < sample.file.size(); ++size) {
            const auto outcome = outcomeOf(sample.kind, std::span(sample.file).first(size));
            EXPECT_NE(outcome.error, "") << sample.name << " cut to " << size;
        }
    }
}

TEST(Hostile, FlippedBitsDoNoHarm) {
    std::mt19937 random(20);
    for (const Sample& sample : samples()) {
        for (int round = 0; round < 400; ++round) {
            auto file = sample.file;
            for (auto left = 1 + random() % 4; left > 0; --left) {
                file[random() % file.size()] ^= std::byte(1u << random() % 8);
            }
            SCOPED_TRACE(std::string(sample.name) + " round " + std::to_string(round));
            expectPromises(outcomeOf(sample.kind, file));
        }
    }
}

// Numbers where numbers hurt.
TEST(Hostile, StrangeNumbersDoNoHarm) {
    constexpr std::uint32_t kNumbers[] = {0,      1,      8,          0x7F,       0xFF,      0x7FFF,
                                          0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
    std::mt19937 random(21);
    for (const Sample& sample : samples()) {
        for (int round = 0; round < 400; ++round) {
            auto file = sample.file;
            const std::uint32_t number = kNumbers[random() % std::size(kNumbers)];
            const std::size_t bytes = random() % 2 == 0 ? 2 : 4;
            // Headers are at the beginning, but for those of TIFF.
            const bool anywhere = sample.kind == kTiffKind || round % 4 == 0;
            const std::size_t at =
                random() % (anywhere ? file.size() : std::min<std::size_t>(file.size(), 200));
            for (std::size_t i = 0; i < bytes && at + i < file.size(); ++i) {
                const std::size_t shift = round % 2 == 0 ? 8 * i : 8 * (bytes - 1 - i);
                file[at + i] = std::byte(number >> shift & 0xFF);
            }
            SCOPED_TRACE(std::string(sample.name) + " round " + std::to_string(round));
            expectPromises(outcomeOf(sample.kind, file));
        }
    }
}

TEST(Hostile, AChainOfPagesWithoutEndIsRefused) {
    auto file = tiffOf({{smallPicture()}, {smallPicture()}});
    // The last four bytes of the second directory, which nothing follows, lead to itself.
    const auto longAt = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value |= std::to_integer<std::uint32_t>(file[at + i]) << 8 * i;
        return value;
    };
    const auto nextOf = [&](std::uint32_t directory) {
        return directory + 2 + 12 * (std::to_integer<std::uint32_t>(file[directory]));
    };
    const std::uint32_t first = longAt(4);
    const std::uint32_t second = longAt(nextOf(first));
    ASSERT_EQ(longAt(nextOf(second)), 0u);
    for (std::size_t i = 0; i < 4; ++i) file[nextOf(second) + i] = std::byte(first >> 8 * i & 0xFF);
    EXPECT_NE(pagesOfTiff(file).error.find("endless"), std::string::npos);
}

}  // namespace
}  // namespace winfax::test
