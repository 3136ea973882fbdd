// SPDX-License-Identifier: MIT
#include "png_files.h"

#include <png.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace winfax::test {
namespace {

void giveUp(png_structp, png_const_charp) { std::abort(); }
void ignore(png_structp, png_const_charp) {}
void append(png_structp png, png_bytep bytes, std::size_t size) {
    auto& file = *static_cast<std::vector<std::byte>*>(png_get_io_ptr(png));
    const auto* const begin = reinterpret_cast<const std::byte*>(bytes);
    file.insert(file.end(), begin, begin + size);
}
void flush(png_structp) {}

std::vector<Colour> paletteOf(const Picture& picture) {
    std::vector<Colour> palette;
    for (const Colour& colour : picture.dots) {
        if (std::ranges::find(palette, colour) == palette.end()) palette.push_back(colour);
    }
    return palette;
}

// Samples of one dot, of eight bits, or the number of its colour.
std::vector<std::uint8_t> samplesOf(const Colour& colour, int type,
                                    const std::vector<Colour>& palette) {
    switch (type) {
        case 0:
            return {greyOf(colour)};
        case 2:
            return {colour.red, colour.green, colour.blue};
        case 3:
            return {
                static_cast<std::uint8_t>(std::ranges::find(palette, colour) - palette.begin())};
        case 4:
            return {greyOf(colour), colour.alpha};
        default:
            return {colour.red, colour.green, colour.blue, colour.alpha};
    }
}

std::vector<std::uint8_t> packedRow(const Picture& picture, std::uint32_t y,
                                    const PngOptions& options, const std::vector<Colour>& palette) {
    std::vector<std::uint8_t> row;
    int used = 8;
    for (std::uint32_t x = 0; x < picture.width; ++x) {
        for (const std::uint8_t sample : samplesOf(picture.at(x, y), options.colourType, palette)) {
            if (options.depth >= 8) {
                row.insert(row.end(), static_cast<std::size_t>(options.depth / 8), sample);
                continue;
            }
            if (used == 8) {
                row.push_back(0);
                used = 0;
            }
            const int value = options.colourType == 3 ? sample : sample >> (8 - options.depth);
            used += options.depth;
            row.back() |= static_cast<std::uint8_t>(value << (8 - used));
        }
    }
    return row;
}

void setPalette(png_structp png, png_infop info, const std::vector<Colour>& palette) {
    std::vector<png_color> colours;
    std::vector<png_byte> alphas;
    for (const Colour& colour : palette) {
        colours.push_back({colour.red, colour.green, colour.blue});
        alphas.push_back(colour.alpha);
    }
    png_set_PLTE(png, info, colours.data(), static_cast<int>(colours.size()));
    png_set_tRNS(png, info, alphas.data(), static_cast<int>(alphas.size()), nullptr);
}

}  // namespace

std::vector<std::byte> pngOf(const Picture& picture, const PngOptions& options) {
    std::vector<std::byte> file;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, giveUp, ignore);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &file, append, flush);
    png_set_IHDR(png, info, picture.width, picture.height, options.depth, options.colourType,
                 options.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    const auto palette = options.colourType == 3 ? paletteOf(picture) : std::vector<Colour>();
    if (options.colourType == 3) setPalette(png, info, palette);
    if (options.dpi != 0) {
        const auto perMetre = static_cast<png_uint_32>(options.dpi / 0.0254 + 0.5);
        png_set_pHYs(png, info, perMetre, perMetre, PNG_RESOLUTION_METER);
    }
    png_write_info(png, info);
    const int passes = png_set_interlace_handling(png);
    for (int pass = 0; pass < passes; ++pass) {
        for (std::uint32_t y = 0; y < picture.height; ++y) {
            png_write_row(png, packedRow(picture, y, options, palette).data());
        }
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return file;
}

}  // namespace winfax::test
