// SPDX-License-Identifier: MIT
#include "raster/bmp_header.h"

#include <bit>
#include <string>

#include "raster/file_bytes.h"
#include "raster/limits.h"
#include "raster/luminance.h"

namespace winfax::raster {
namespace {

using model::Result;

constexpr std::uint64_t kFileHeader = 14;
constexpr std::uint32_t kCoreHeader = 12;
constexpr std::uint32_t kInfoHeader = 40;
constexpr std::uint32_t kOs2Header = 64;
constexpr double kMetreOfInch = 0.0254;

enum Compression : std::uint32_t { rgb = 0, rle8 = 1, rle4 = 2, bitFields = 3, alphaBitFields = 6 };

bool isKnownHeader(std::uint32_t size) {
    return size == kCoreHeader || size == kInfoHeader || size == 52 || size == 56 ||
           size == kOs2Header || size == 108 || size == 124;
}

// One run of bits.
Result<BmpField> fieldOf(std::uint32_t mask) {
    if (mask == 0) return BmpField{};
    const auto shift = static_cast<std::uint32_t>(std::countr_zero(mask));
    const auto bits = static_cast<std::uint32_t>(std::popcount(mask));
    if (std::countr_one(mask >> shift) != static_cast<int>(bits)) {
        return refuse("the BMP's bit fields have gaps");
    }
    return BmpField{shift, bits};
}

class BmpHeaderReader {
  public:
    explicit BmpHeaderReader(std::span<const std::byte> file) : file_(file) {}

    Result<BmpHeader> read() {
        for (const auto part : {&BmpHeaderReader::readSizes, &BmpHeaderReader::readPacking,
                                &BmpHeaderReader::readFields, &BmpHeaderReader::readPalette,
                                &BmpHeaderReader::checkData}) {
            if (const auto done = (this->*part)(); !done) return tl::unexpected(done.error());
        }
        return header_;
    }

  private:
    Result<void> readSizes() {
        if (!file_.holds(0, kFileHeader + 4) || file_.littleAt(0, 2) != 0x4D42) {
            return refuse("no BMP: it does not begin as one");
        }
        header_.data = file_.littleAt(10, 4);
        size_ = file_.littleAt(kFileHeader, 4);
        if (!isKnownHeader(size_) || !file_.holds(kFileHeader, size_)) {
            return refuse("the BMP has a header of " + std::to_string(size_) +
                          " bytes, which is not known or is cut off");
        }
        if (size_ == kCoreHeader) {
            header_.width = file_.littleAt(18, 2);
            header_.height = file_.littleAt(20, 2);
            header_.bits = file_.littleAt(24, 2);
        } else {
            readInfoSizes();
        }
        return checkSize(header_.width, header_.height);
    }

    void readInfoSizes() {
        header_.width = file_.littleAt(18, 4);  // a negative one is too large
        header_.height = file_.littleAt(22, 4);
        header_.bottomUp = header_.height < 0x8000'0000;
        if (!header_.bottomUp) header_.height = ~header_.height + 1;
        header_.bits = file_.littleAt(28, 2);
        compression_ = file_.littleAt(30, 4);
        header_.density =
            densityOf(file_.littleAt(38, 4) * kMetreOfInch, file_.littleAt(42, 4) * kMetreOfInch);
    }

    Result<void> readPacking() {
        const std::uint32_t bits = header_.bits;
        const bool known = bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16 ||
                           bits == 24 || bits == 32;
        const bool fields = compression_ == bitFields || compression_ == alphaBitFields;
        const bool fits = compression_ == rgb || (compression_ == rle8 && bits == 8) ||
                          (compression_ == rle4 && bits == 4) ||
                          (fields && size_ != kOs2Header && (bits == 16 || bits == 32));
        if (!known || !fits) {
            return refuse("the BMP has " + std::to_string(bits) + " bits with compression " +
                          std::to_string(compression_) + ", which is not known");
        }
        if (compression_ == rle8) header_.packing = BmpHeader::Packing::rle8;
        if (compression_ == rle4) header_.packing = BmpHeader::Packing::rle4;
        if (header_.packing != BmpHeader::Packing::none && !header_.bottomUp) {
            return refuse("the BMP is damaged: packed rows cannot be from the top down");
        }
        return {};
    }

    Result<void> readFields() {
        if (compression_ != bitFields && compression_ != alphaBitFields) {
            if (header_.bits == 16) return setFields(0x7C00, 0x03E0, 0x001F, 0);
            return setFields(0x00FF'0000, 0x0000'FF00, 0x0000'00FF, 0);
        }
        // They are in the later headers, and behind the first one, at the same place.
        const bool inside = size_ > kInfoHeader;
        const bool alpha = inside ? size_ >= 56 : compression_ == alphaBitFields;
        const std::uint64_t at = kFileHeader + kInfoHeader;
        if (!inside) afterHeader_ = alpha ? 16 : 12;
        if (!file_.holds(at, alpha ? 16 : 12)) return refuse("the BMP's bit fields are cut off");
        return setFields(file_.littleAt(at, 4), file_.littleAt(at + 4, 4),
                         file_.littleAt(at + 8, 4), alpha ? file_.littleAt(at + 12, 4) : 0);
    }

    Result<void> setFields(std::uint32_t red, std::uint32_t green, std::uint32_t blue,
                           std::uint32_t alpha) {
        const std::uint32_t masks[] = {red, green, blue, alpha};
        BmpField* const fields[] = {&header_.red, &header_.green, &header_.blue, &header_.alpha};
        for (int i = 0; i < 4; ++i) {
            const auto field = fieldOf(masks[i]);
            if (!field) return tl::unexpected(field.error());
            *fields[i] = *field;
        }
        return {};
    }

    Result<void> readPalette() {
        header_.palette.fill(255);
        if (header_.bits > 8) return {};
        const std::uint32_t possible = 1u << header_.bits;
        std::uint32_t colours = size_ == kCoreHeader ? 0 : file_.littleAt(46, 4);
        if (colours == 0 || colours > possible) colours = possible;
        const std::uint32_t entry = size_ == kCoreHeader ? 3 : 4;
        const std::uint64_t at = kFileHeader + size_ + afterHeader_;
        // Some writers leave out colours that they do not use.
        if (header_.data > at) {
            const std::uint64_t room = (header_.data - at) / entry;
            if (room < colours) colours = static_cast<std::uint32_t>(room);
        }
        if (!file_.holds(at, std::uint64_t{colours} * entry)) {
            return refuse("the BMP's palette is cut off");
        }
        for (std::uint32_t i = 0; i < colours; ++i) {
            const std::uint64_t colour = at + std::uint64_t{i} * entry;
            header_.palette[i] =
                luminance(file_.byteAt(colour + 2), file_.byteAt(colour + 1), file_.byteAt(colour));
        }
        return {};
    }

    Result<void> checkData() {
        if (header_.data < kFileHeader + size_ || header_.data >= file_.size()) {
            return refuse("the BMP is damaged: its dots are at " + std::to_string(header_.data) +
                          " in a file of " + std::to_string(file_.size()) + " bytes");
        }
        if (header_.packing != BmpHeader::Packing::none) return {};
        const std::uint64_t needed = header_.rowBytes() * header_.height;
        if (file_.holds(header_.data, needed)) return {};
        return refuse("the BMP is cut off: " + std::to_string(header_.width) + " x " +
                      std::to_string(header_.height) + " dots need " + std::to_string(needed) +
                      " bytes, it has " + std::to_string(file_.size() - header_.data));
    }

    FileBytes file_;
    std::uint32_t size_ = 0;
    std::uint32_t compression_ = rgb;
    std::uint32_t afterHeader_ = 0;  // bytes before the palette
    BmpHeader header_;
};

}  // namespace

Result<BmpHeader> readBmpHeader(std::span<const std::byte> file) {
    return BmpHeaderReader(file).read();
}

}  // namespace winfax::raster
