// SPDX-License-Identifier: MIT
#include "tiff_files.h"

#include <gtest/gtest.h>
#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <random>

#include "document/page_image.h"

namespace winfax::test {
namespace {

struct Memory {
    std::vector<std::byte> bytes;
    std::size_t at = 0;
};
Memory& memoryOf(thandle_t handle) { return *static_cast<Memory*>(handle); }

tmsize_t readSome(thandle_t handle, void* target, tmsize_t size) {
    Memory& memory = memoryOf(handle);
    const auto count = std::min<std::size_t>(size, memory.bytes.size() - memory.at);
    std::memcpy(target, memory.bytes.data() + memory.at, count);
    memory.at += count;
    return static_cast<tmsize_t>(count);
}
tmsize_t writeSome(thandle_t handle, void* source, tmsize_t size) {
    Memory& memory = memoryOf(handle);
    const auto count = static_cast<std::size_t>(size);
    memory.bytes.resize(std::max(memory.bytes.size(), memory.at + count));
    std::memcpy(memory.bytes.data() + memory.at, source, count);
    memory.at += count;
    return size;
}
toff_t seekTo(thandle_t handle, toff_t offset, int whence) {
    Memory& memory = memoryOf(handle);
    const toff_t base = whence == SEEK_SET   ? 0
                        : whence == SEEK_CUR ? memory.at
                                             : memory.bytes.size();
    return memory.at = static_cast<std::size_t>(base + offset);
}
int closeIt(thandle_t) { return 0; }
toff_t sizeOfIt(thandle_t handle) { return memoryOf(handle).bytes.size(); }

std::vector<Colour> paletteIn(const Picture& picture) {
    std::vector<Colour> palette;
    for (const Colour& colour : picture.dots) {
        if (std::ranges::find(palette, colour) == palette.end()) palette.push_back(colour);
    }
    return palette;
}

class PageOfTiff {
  public:
    PageOfTiff(TIFF* tiff, const TiffPart& part)
        : tiff_(tiff),
          picture_(part.picture),
          options_(part.options),
          palette_(paletteIn(picture_)) {}

    void write() {
        setTags();
        const std::uint32_t side = options_.tile;
        const std::uint16_t planes = options_.planar ? samples() : 1;
        for (std::uint16_t plane = 0; plane < planes; ++plane) {
            const int only = options_.planar ? plane : -1;
            for (std::uint32_t y = 0; y < picture_.height; y += side == 0 ? 1 : side) {
                if (side == 0) {
                    auto row = rowOf(y, 0, picture_.width, only);
                    EXPECT_EQ(TIFFWriteScanline(tiff_, row.data(), y, plane), 1);
                }
                for (std::uint32_t x = 0; side != 0 && x < picture_.width; x += side) {
                    writeTile(x, y, plane, only);
                }
            }
        }
        EXPECT_EQ(TIFFWriteDirectory(tiff_), 1);
    }

  private:
    std::uint16_t samples() const {
        const int colours = options_.photometric == 5                                ? 4
                            : options_.photometric == 2 || options_.photometric == 6 ? 3
                                                                                     : 1;
        return static_cast<std::uint16_t>(colours + (options_.alpha ? 1 : 0));
    }

    void setTags() {
        TIFFSetField(tiff_, TIFFTAG_SUBFILETYPE, options_.subfile);
        TIFFSetField(tiff_, TIFFTAG_IMAGEWIDTH, picture_.width);
        TIFFSetField(tiff_, TIFFTAG_IMAGELENGTH, picture_.height);
        TIFFSetField(tiff_, TIFFTAG_BITSPERSAMPLE, options_.bits);
        TIFFSetField(tiff_, TIFFTAG_SAMPLESPERPIXEL, samples());
        TIFFSetField(tiff_, TIFFTAG_PHOTOMETRIC, options_.photometric);
        TIFFSetField(tiff_, TIFFTAG_COMPRESSION, options_.compression);
        TIFFSetField(tiff_, TIFFTAG_FILLORDER, options_.fillOrder);
        TIFFSetField(tiff_, TIFFTAG_ORIENTATION, static_cast<int>(options_.orientation));
        TIFFSetField(tiff_, TIFFTAG_PLANARCONFIG, options_.planar ? 2 : 1);
        TIFFSetField(tiff_, TIFFTAG_RESOLUTIONUNIT, options_.unit);
        TIFFSetField(tiff_, TIFFTAG_XRESOLUTION, options_.x);
        TIFFSetField(tiff_, TIFFTAG_YRESOLUTION, options_.y);
        if (options_.twoDimensional)
            TIFFSetField(tiff_, TIFFTAG_GROUP3OPTIONS, GROUP3OPT_2DENCODING);
        if (options_.photometric == 6)
            TIFFSetField(tiff_, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
        if (options_.tile != 0) {
            TIFFSetField(tiff_, TIFFTAG_TILEWIDTH, options_.tile);
            TIFFSetField(tiff_, TIFFTAG_TILELENGTH, options_.tile);
        } else {
            TIFFSetField(tiff_, TIFFTAG_ROWSPERSTRIP, options_.rowsPerStrip);
        }
        if (options_.alpha) {
            const std::uint16_t kind[] = {static_cast<std::uint16_t>(options_.associated ? 1 : 2)};
            TIFFSetField(tiff_, TIFFTAG_EXTRASAMPLES, 1, kind);
        }
        if (options_.photometric == 3) setPalette();
    }

    void setPalette() {
        std::vector<std::uint16_t> red(256), green(256), blue(256);
        for (std::size_t i = 0; i < palette_.size(); ++i) {
            red[i] = static_cast<std::uint16_t>(palette_[i].red * 257);
            green[i] = static_cast<std::uint16_t>(palette_[i].green * 257);
            blue[i] = static_cast<std::uint16_t>(palette_[i].blue * 257);
        }
        TIFFSetField(tiff_, TIFFTAG_COLORMAP, red.data(), green.data(), blue.data());
    }

    void writeTile(std::uint32_t x, std::uint32_t y, std::uint16_t plane, int only) {
        std::vector<std::uint8_t> tile;
        for (std::uint32_t row = y; row < y + options_.tile; ++row) {
            const auto bytes =
                rowOf(std::min(row, picture_.height - 1), x, x + options_.tile, only);
            tile.insert(tile.end(), bytes.begin(), bytes.end());
        }
        EXPECT_GE(TIFFWriteTile(tiff_, tile.data(), x, y, 0, plane), 0);
    }

    std::vector<std::uint8_t> samplesOf(const Colour& colour) const {
        const auto times = [&](int value) {
            return static_cast<std::uint8_t>(options_.associated ? value * colour.alpha / 255
                                                                 : value);
        };
        std::vector<std::uint8_t> samples;
        switch (options_.photometric) {
            case 0:
                samples = {static_cast<std::uint8_t>(255 - greyOf(colour))};
                break;
            case 1:
                samples = {times(greyOf(colour))};
                break;
            case 3:
                samples = {static_cast<std::uint8_t>(std::ranges::find(palette_, colour) -
                                                     palette_.begin())};
                break;
            case 5: {
                const int black = 255 - std::max({colour.red, colour.green, colour.blue});
                const auto ink = [&](int value) {
                    return static_cast<std::uint8_t>(
                        black == 255 ? 0 : (255 - black - value) * 255 / (255 - black));
                };
                samples = {ink(colour.red), ink(colour.green), ink(colour.blue),
                           static_cast<std::uint8_t>(black)};
                break;
            }
            default:
                samples = {times(colour.red), times(colour.green), times(colour.blue)};
        }
        if (options_.alpha) samples.push_back(colour.alpha);
        return samples;
    }

    // Black and white, quickly: pages of faxes are large.
    std::vector<std::uint8_t> bilevelRow(std::uint32_t y, std::uint32_t left,
                                         std::uint32_t right) const {
        std::vector<std::uint8_t> row((right - left + 7) / 8);
        for (std::uint32_t x = left; x < right; ++x) {
            const bool white = picture_.at(std::min(x, picture_.width - 1), y).red != 0;
            if (white == (options_.photometric == 1))
                row[(x - left) / 8] |= static_cast<std::uint8_t>(0x80 >> (x - left) % 8);
        }
        return row;
    }

    // Dots from `left` to before `right`; of one sample only, or of all (-1).
    std::vector<std::uint8_t> rowOf(std::uint32_t y, std::uint32_t left, std::uint32_t right,
                                    int only) {
        if (options_.bits == 1 && options_.photometric <= 1) return bilevelRow(y, left, right);
        std::vector<std::uint8_t> row;
        int used = 8;
        for (std::uint32_t x = left; x < right; ++x) {
            const auto all = samplesOf(picture_.at(std::min(x, picture_.width - 1), y));
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (only >= 0 && static_cast<int>(i) != only) continue;
                if (options_.bits >= 8) {
                    row.insert(row.end(), options_.bits / 8, all[i]);
                    continue;
                }
                if (used == 8) {
                    row.push_back(0);
                    used = 0;
                }
                used += options_.bits;
                const int value =
                    options_.photometric == 3 ? all[i] : all[i] >> (8 - options_.bits);
                row.back() |= static_cast<std::uint8_t>(value << (8 - used));
            }
        }
        return row;
    }

    TIFF* tiff_;
    const Picture& picture_;
    TiffForm options_;
    std::vector<Colour> palette_;
};

}  // namespace

std::vector<std::byte> tiffOf(const std::vector<TiffPart>& pages, char order) {
    Memory memory;
    const char mode[] = {'w', order, '\0'};
    TIFF* const tiff = TIFFClientOpen("test", mode, &memory, readSome, writeSome, seekTo, closeIt,
                                      sizeOfIt, nullptr, nullptr);
    for (const TiffPart& page : pages) PageOfTiff(tiff, page).write();
    TIFFClose(tiff);
    return memory.bytes;
}

Picture faxPicture(std::uint32_t height, std::uint32_t seed) {
    std::mt19937 random(seed);
    Picture picture{document::kPageWidth, height, {}};
    bool black = false;
    while (picture.dots.size() < std::size_t{height} * picture.width) {
        const Colour colour = black ? Colour{} : Colour{255, 255, 255};
        picture.dots.insert(picture.dots.end(), 1 + random() % (1 << random() % 9), colour);
        black = !black;
    }
    picture.dots.resize(std::size_t{height} * picture.width);
    return picture;
}

std::vector<std::uint8_t> dotsOf(const Picture& picture) {
    std::vector<std::uint8_t> bits(picture.dots.size() / 8);
    for (std::size_t i = 0; i < picture.dots.size(); ++i) {
        if (picture.dots[i].red == 0) bits[i / 8] |= static_cast<std::uint8_t>(0x80 >> i % 8);
    }
    return bits;
}

}  // namespace winfax::test
