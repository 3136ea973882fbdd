// SPDX-License-Identifier: MIT
// What is refused before anything is decoded, and what is said about it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include "bmp_files.h"
#include "jpeg_files.h"
#include "png_files.h"
#include "raster/any_tiff_check.h"
#include "support/tiff_file.h"
#include "tiff_files.h"

namespace winfax::test {
namespace {

using raster::PictureKind;
using testing::HasSubstr;

std::string refusal(PictureKind kind, const std::vector<std::byte>& file) {
    const auto checked = raster::checkPicture(kind, file);
    if (checked) return "";
    EXPECT_EQ(checked.error().code, model::ErrorCode::invalidData);
    return checked.error().detail;
}

std::string refusal(const std::vector<std::byte>& tiff) {
    const auto checked = raster::checkAnyTiff(tiff);
    if (checked) return "";
    EXPECT_EQ(checked.error().code, model::ErrorCode::invalidData);
    return checked.error().detail;
}

std::vector<std::byte> with(std::vector<std::byte> file, std::size_t at,
                            std::initializer_list<int> bytes) {
    for (const int byte : bytes) file.at(at++) = std::byte(byte);
    return file;
}

Picture small() { return {16, 12, std::vector<Colour>(16 * 12, Colour{200, 100, 50})}; }

TEST(CheckPicture, AnotherKindIsRefused) {
    const auto png = pngOf(small());
    const auto jpeg = jpegOf(small());
    const auto bmp = bmpOf(small());
    EXPECT_EQ(refusal(PictureKind::png, png), "");
    EXPECT_EQ(refusal(PictureKind::jpeg, jpeg), "");
    EXPECT_EQ(refusal(PictureKind::bmp, bmp), "");
    EXPECT_THAT(refusal(PictureKind::png, jpeg), HasSubstr("no PNG"));
    EXPECT_THAT(refusal(PictureKind::jpeg, bmp), HasSubstr("no JPEG"));
    EXPECT_THAT(refusal(PictureKind::bmp, png), HasSubstr("no BMP"));
    for (const auto kind : {PictureKind::png, PictureKind::jpeg, PictureKind::bmp}) {
        EXPECT_NE(refusal(kind, {}), "");
    }
}

// Width and height of a PNG are at 16 and 20, big-endian.
TEST(CheckPicture, HugePngIsRefused) {
    const auto png = pngOf(small());
    EXPECT_THAT(refusal(PictureKind::png, with(png, 16, {0, 0, 255, 255, 0, 0, 255, 255})),
                HasSubstr("at most 400 million"));
    EXPECT_THAT(refusal(PictureKind::png, with(png, 16, {0, 1, 0, 0})), HasSubstr("at most 65535"));
    EXPECT_THAT(refusal(PictureKind::png, with(png, 16, {0, 0, 0, 0})), HasSubstr("empty"));
    // Of a size that is accepted, with far too few bytes.
    EXPECT_THAT(refusal(PictureKind::png, with(png, 16, {0, 0, 32, 0, 0, 0, 32, 0})),
                HasSubstr("cannot hold"));
    // 20,000 x 20,000 of four bytes: 1.6 GB in 1.6 MB.
    auto bomb = pngOf(small(), {6});
    bomb.resize(2'000'000);
    EXPECT_THAT(refusal(PictureKind::png, with(bomb, 16, {0, 0, 78, 32, 0, 0, 78, 32})),
                HasSubstr("1525 MiB"));
    const auto interlaced = pngOf(small(), {2, 8, true});
    EXPECT_THAT(refusal(PictureKind::png, with(interlaced, 16, {0, 0, 46, 224, 0, 0, 46, 224})),
                HasSubstr("interlaced"));
}

std::size_t frameOf(const std::vector<std::byte>& jpeg, int marker) {
    for (std::size_t i = 2; i + 1 < jpeg.size(); ++i) {
        if (jpeg[i] == std::byte{0xFF} && jpeg[i + 1] == std::byte(marker)) return i;
    }
    return 0;
}

TEST(CheckPicture, HugeJpegIsRefused) {
    const auto jpeg = jpegOf(small());
    const std::size_t frame = frameOf(jpeg, 0xC0);
    EXPECT_THAT(refusal(PictureKind::jpeg, with(jpeg, frame + 5, {255, 255, 255, 255})),
                HasSubstr("at most 400 million"));
    EXPECT_THAT(refusal(PictureKind::jpeg, with(jpeg, frame + 5, {64, 0, 64, 0})),
                HasSubstr("cannot hold"));
    EXPECT_THAT(refusal(PictureKind::jpeg, with(jpeg, frame + 1, {0xC3})), HasSubstr("lossless"));
    EXPECT_THAT(refusal(PictureKind::jpeg, with(jpeg, frame + 4, {12})), HasSubstr("12 bits"));
    auto progressive = jpegOf(small(), {JpegOptions::Colours::colour, true});
    progressive.resize(100'000);
    EXPECT_THAT(refusal(PictureKind::jpeg,
                        with(progressive, frameOf(progressive, 0xC2) + 5, {48, 0, 48, 0})),
                HasSubstr("progressive"));
}

TEST(CheckPicture, BadBmpIsRefused) {
    const auto bmp = bmpOf(small());
    EXPECT_THAT(refusal(PictureKind::bmp, with(bmp, 18, {255, 255, 0, 0})), HasSubstr("cut off"));
    EXPECT_THAT(refusal(PictureKind::bmp, with(bmp, 18, {255, 255, 255, 255})),
                HasSubstr("too large"));
    EXPECT_THAT(refusal(PictureKind::bmp, with(bmp, 22, {0, 0, 0, 128})), HasSubstr("too large"));
    EXPECT_THAT(refusal(PictureKind::bmp, with(bmp, 10, {255, 255, 255, 127})),
                HasSubstr("dots are at"));
    EXPECT_THAT(refusal(PictureKind::bmp, with(bmp, 28, {5})), HasSubstr("5 bits"));
    EXPECT_THAT(refusal(PictureKind::bmp, with(bmp, 30, {4})), HasSubstr("compression 4"));
    EXPECT_THAT(refusal(PictureKind::bmp, with(bmp, 14, {41})), HasSubstr("header of 41"));
    const auto fields = bmpOf(small(), {40, 32, 3});
    EXPECT_THAT(refusal(PictureKind::bmp, with(fields, 54, {0xF0, 0x0F})), HasSubstr("gaps"));
}

TEST(CheckAnyTiff, CountsPages) {
    EXPECT_EQ(raster::checkAnyTiff(bytesOf(faxTiff(3)))->pages, 3u);
    EXPECT_EQ(raster::checkAnyTiff(tiffOf(small(), {}, 'b'))->pages, 1u);
}

std::string refusalWith(std::uint16_t tagNumber, std::uint32_t value, std::uint16_t type = 3) {
    TiffPage page;
    page.replace = {{tagNumber, type, 1, value}};
    return refusal(bytesOf(faxTiff({{page}})));
}

TEST(CheckAnyTiff, BadTagsAreRefused) {
    EXPECT_EQ(refusalWith(tag::compression, 4), "");
    EXPECT_THAT(refusalWith(tag::compression, 34712), HasSubstr("Compression (tag 259) is 34712"));
    EXPECT_THAT(refusalWith(tag::bitsPerSample, 12), HasSubstr("BitsPerSample (tag 258) is 12"));
    EXPECT_THAT(refusalWith(tag::photometric, 9), HasSubstr("is 9, which is not known"));
    EXPECT_THAT(refusalWith(tag::photometric, 2), HasSubstr("SamplesPerPixel (tag 277) is 1"));
    EXPECT_THAT(refusalWith(tag::samplesPerPixel, 60'000), HasSubstr("is 60000"));
    EXPECT_THAT(refusalWith(339, 3), HasSubstr("SampleFormat"));
    EXPECT_THAT(refusalWith(tag::imageLength, 70'000, 4), HasSubstr("at most 65535"));
    EXPECT_THAT(refusalWith(tag::imageLength, 0), HasSubstr("empty"));
    EXPECT_THAT(refusalWith(tag::imageWidth, 65'535), "");
    EXPECT_THAT(refusalWith(tag::rowsPerStrip, 5), HasSubstr("needs 440 strips"));
    EXPECT_THAT(refusalWith(tag::stripOffsets, 0x7FFFFFFF, 4), HasSubstr("outside the file"));
    EXPECT_THAT(refusalWith(tag::stripByteCounts, 0x7FFFFFFF, 4), HasSubstr("outside the file"));
    EXPECT_THAT(refusalWith(tag::stripByteCounts, 0), HasSubstr("outside the file"));
}

TEST(CheckAnyTiff, BadFilesAreRefused) {
    const auto fax = bytesOf(faxTiff(1));
    EXPECT_THAT(refusal(std::vector<std::byte>{}), HasSubstr("empty"));
    EXPECT_THAT(refusal(with(fax, 2, {43})), HasSubstr("BigTIFF"));
    EXPECT_THAT(refusal(with(fax, 0, {'P'})), HasSubstr("neither II nor MM"));
    EXPECT_THAT(refusal(with(fax, 0, {'M', 'M'})), HasSubstr("version"));
}

TEST(CheckAnyTiff, FewBytesForManyDotsAreRefused) {
    TiffForm lzw;
    lzw.compression = compression::lzw;
    lzw.rowsPerStrip = 12;
    auto file = tiffOf(small(), lzw);
    // Width and height, as SHORT, in the directory at the end: both become 12,000.
    std::uint32_t changed = 0;
    for (std::size_t i = 8; i + 12 <= file.size(); ++i) {
        const int number = std::to_integer<int>(file[i]) | std::to_integer<int>(file[i + 1]) << 8;
        const bool one = file[i + 2] == std::byte{3} && file[i + 4] == std::byte{1};
        if (one && (number == 256 || number == 257 || number == 278)) {
            file = with(file, i + 8, {0xE0, 0x2E});
            ++changed;
        }
    }
    ASSERT_EQ(changed, 3u);
    EXPECT_THAT(refusal(file), HasSubstr("cannot hold"));
}

}  // namespace
}  // namespace winfax::test
