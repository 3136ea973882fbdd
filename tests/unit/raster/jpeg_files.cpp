// SPDX-License-Identifier: MIT
#include "jpeg_files.h"

#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

namespace winfax::test {
namespace {

using Colours = JpegOptions::Colours;

void setColours(jpeg_compress_struct& jpeg, Colours colours) {
    jpeg.input_components = colours == Colours::grey ? 1 : colours == Colours::inks ? 4 : 3;
    jpeg.in_color_space = colours == Colours::grey   ? JCS_GRAYSCALE
                          : colours == Colours::inks ? JCS_CMYK
                                                     : JCS_RGB;
}

std::vector<std::uint8_t> rowOf(const Picture& picture, std::uint32_t y, Colours colours) {
    std::vector<std::uint8_t> row;
    for (std::uint32_t x = 0; x < picture.width; ++x) {
        const Colour& colour = picture.at(x, y);
        if (colours == Colours::grey) {
            row.push_back(greyOf(colour));
            continue;
        }
        // As Adobe's programs do it: 255 is no ink.
        row.insert(row.end(), {colour.red, colour.green, colour.blue});
        if (colours == Colours::inks) row.push_back(255);
    }
    return row;
}

// A TIFF file with one entry.
void writeExif(jpeg_compress_struct& jpeg, const JpegOptions& options) {
    const auto number = static_cast<std::uint8_t>(options.orientation);
    const std::vector<std::uint8_t> little{'E', 'x', 'i',    'f', 0, 0,    'I', 'I', 42, 0, 8,
                                           0,   0,   0,      1,   0, 0x12, 1,   3,   0,  1, 0,
                                           0,   0,   number, 0,   0, 0,    0,   0,   0,  0};
    const std::vector<std::uint8_t> big{'E', 'x', 'i', 'f',    0, 0, 'M',  'M', 0, 42, 0,
                                        0,   0,   8,   0,      1, 1, 0x12, 0,   3, 0,  0,
                                        0,   1,   0,   number, 0, 0, 0,    0,   0, 0};
    const auto& exif = options.bigEndianExif ? big : little;
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, exif.data(), static_cast<unsigned>(exif.size()));
}

}  // namespace

std::vector<std::byte> jpegOf(const Picture& picture, const JpegOptions& options) {
    jpeg_error_mgr errors{};
    jpeg_compress_struct jpeg{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = picture.width;
    jpeg.image_height = picture.height;
    setColours(jpeg, options.colours);
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 95, TRUE);
    if (options.progressive) jpeg_simple_progression(&jpeg);
    if (options.colours == Colours::inks) jpeg.write_Adobe_marker = TRUE;
    jpeg.density_unit = options.dpi != 0 ? 1 : 0;
    if (options.dpi != 0) jpeg.X_density = jpeg.Y_density = options.dpi;
    // There is no JFIF with four colours, so no resolution either.
    jpeg_start_compress(&jpeg, TRUE);
    if (options.orientation != raster::Orientation::topLeft) writeExif(jpeg, options);
    for (std::uint32_t y = 0; y < picture.height; ++y) {
        auto row = rowOf(picture, y, options.colours);
        JSAMPROW rows[] = {row.data()};
        jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    const auto* const begin = reinterpret_cast<const std::byte*>(bytes);
    std::vector<std::byte> file(begin, begin + size);
    jpeg_destroy_compress(&jpeg);
    std::free(bytes);
    return file;
}

}  // namespace winfax::test
