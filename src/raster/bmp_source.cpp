// SPDX-License-Identifier: MIT
#include "raster/bmp_source.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "raster/bmp_header.h"
#include "raster/file_bytes.h"
#include "raster/limits.h"
#include "raster/luminance.h"

namespace winfax::raster {
namespace {

using model::Result;

SourceInfo infoOf(const BmpHeader& header) {
    return {header.width, header.height, header.density,
            header.bottomUp ? Orientation::bottomLeft : Orientation::topLeft};
}

// Rows as they stand in the file; the header's reader saw that they are there.
class PlainBmp : public RowSource {
  public:
    PlainBmp(std::span<const std::byte> file, const BmpHeader& header)
        : file_(file), header_(header), at_(header.data) {
        info_ = infoOf(header);
        if (header_.alpha.bits != 0 && !isAlphaUsed()) header_.alpha = {};
    }

    Result<void> next(std::span<std::uint8_t> row) override {
        switch (header_.bits) {
            case 16:
            case 32:
                readFields(row);
                break;
            case 24:
                for (std::uint32_t x = 0; x < info_.width; ++x) {
                    const std::uint64_t dot = at_ + 3 * std::uint64_t{x};
                    row[x] =
                        luminance(file_.byteAt(dot + 2), file_.byteAt(dot + 1), file_.byteAt(dot));
                }
                break;
            default:
                readPalette(row);
        }
        at_ += header_.rowBytes();
        return {};
    }

  private:
    void readPalette(std::span<std::uint8_t> row) const {
        const std::uint32_t perByte = 8 / header_.bits;
        const std::uint32_t mask = (1u << header_.bits) - 1;
        for (std::uint32_t x = 0; x < info_.width; ++x) {
            const std::uint32_t shift = 8 - header_.bits * (x % perByte + 1);
            row[x] = header_.palette[file_.byteAt(at_ + x / perByte) >> shift & mask];
        }
    }

    static std::uint32_t valueOf(std::uint32_t dot, BmpField field) {
        if (field.bits == 0) return 0;
        const std::uint64_t most = (std::uint64_t{1} << field.bits) - 1;
        return static_cast<std::uint32_t>(((dot >> field.shift & most) * 255 + most / 2) / most);
    }

    void readFields(std::span<std::uint8_t> row) const {
        const int bytes = static_cast<int>(header_.bits / 8);
        for (std::uint32_t x = 0; x < info_.width; ++x) {
            const std::uint32_t dot = file_.littleAt(at_ + std::uint64_t{x} * bytes, bytes);
            const std::uint8_t shade = luminance(
                valueOf(dot, header_.red), valueOf(dot, header_.green), valueOf(dot, header_.blue));
            row[x] =
                header_.alpha.bits == 0 ? shade : overWhite(shade, valueOf(dot, header_.alpha));
        }
    }

    // Many writers name a field for it and leave it 0 in dots that are to be seen.
    bool isAlphaUsed() const {
        const int bytes = static_cast<int>(header_.bits / 8);
        for (std::uint32_t y = 0; y < info_.height; ++y) {
            const std::uint64_t row = header_.data + header_.rowBytes() * y;
            for (std::uint32_t x = 0; x < info_.width; ++x) {
                const std::uint32_t dot = file_.littleAt(row + std::uint64_t{x} * bytes, bytes);
                if (valueOf(dot, header_.alpha) != 0) return true;
            }
        }
        return false;
    }

    FileBytes file_;
    BmpHeader header_;
    std::uint64_t at_;
};

// Runs of equal dots. What they skip stays white.
class PackedBmp : public RowSource {
  public:
    PackedBmp(std::span<const std::byte> file, const BmpHeader& header)
        : file_(file),
          palette_(header.palette),
          nibbles_(header.packing == BmpHeader::Packing::rle4),
          at_(header.data) {
        info_ = infoOf(header);
    }

    Result<void> next(std::span<std::uint8_t> row) override {
        std::ranges::fill(row, 255);
        if (ended_) return {};
        if (skippedRows_ > 0) {
            --skippedRows_;
            return {};
        }
        while (true) {
            if (!file_.holds(at_, 2)) return cutOff();
            const std::uint8_t count = file_.byteAt(at_);
            const std::uint8_t value = file_.byteAt(at_ + 1);
            at_ += 2;
            if (count > 0) {
                for (std::uint32_t i = 0; i < count; ++i)
                    put(row, nibbles_ ? nibble(value, i) : value);
            } else if (value > 2) {
                if (!copy(row, value)) return cutOff();
            } else if (value == 2) {
                if (!skip()) return cutOff();
                if (skippedRows_ > 0) {
                    --skippedRows_;
                    return {};
                }
            } else {
                x_ = 0;
                ended_ = value == 1;
                return {};
            }
        }
    }

  private:
    static tl::unexpected<model::Error> cutOff() {
        return refuse("the BMP's packed rows are cut off");
    }

    static std::uint32_t nibble(std::uint8_t byte, std::uint32_t i) {
        return i % 2 == 0 ? byte >> 4 : byte & 0x0F;
    }

    // Dots beyond the row are lost, as with others.
    void put(std::span<std::uint8_t> row, std::uint32_t index) {
        if (x_ < info_.width) row[x_++] = palette_[index];
    }

    // As many dots as told, each of its own, in whole words.
    bool copy(std::span<std::uint8_t> row, std::uint32_t count) {
        const std::uint32_t bytes = nibbles_ ? (count + 1) / 2 : count;
        const std::uint32_t padded = (bytes + 1) / 2 * 2;
        if (!file_.holds(at_, padded)) return false;
        for (std::uint32_t i = 0; i < count; ++i) {
            put(row, nibbles_ ? nibble(file_.byteAt(at_ + i / 2), i) : file_.byteAt(at_ + i));
        }
        at_ += padded;
        return true;
    }

    bool skip() {
        if (!file_.holds(at_, 2)) return false;
        x_ = std::min(x_ + file_.byteAt(at_), info_.width);
        skippedRows_ = file_.byteAt(at_ + 1);
        at_ += 2;
        return true;
    }

    FileBytes file_;
    std::array<std::uint8_t, 256> palette_;
    bool nibbles_;
    std::uint64_t at_;
    std::uint32_t x_ = 0;
    std::uint32_t skippedRows_ = 0;
    bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<RowSource>> openBmp(std::span<const std::byte> file) {
    const auto header = readBmpHeader(file);
    if (!header) return tl::unexpected(header.error());
    if (header->packing == BmpHeader::Packing::none) {
        return std::make_unique<PlainBmp>(file, *header);
    }
    return std::make_unique<PackedBmp>(file, *header);
}

}  // namespace winfax::raster
