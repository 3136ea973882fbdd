// SPDX-License-Identifier: MIT
#include "raster/tiff_source.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "raster/limits.h"
#include "raster/luminance.h"
#include "raster/tiff_rows.h"

namespace winfax::raster {
namespace {

using model::Result;

enum class Alpha : std::uint8_t { none, associated, unassociated };

// Eight samples at a time; `one` is what a set bit becomes.
void expandBits(std::span<const std::uint8_t> packed, int one, std::span<std::uint8_t> samples) {
    const auto sampleOf = [one](int byte, std::size_t i) {
        return static_cast<std::uint8_t>((byte >> (7 - i) & 1) * one);
    };
    std::size_t at = 0;
    for (; at + 8 <= samples.size(); at += 8) {
        for (std::size_t i = 0; i < 8; ++i) samples[at + i] = sampleOf(packed[at / 8], i);
    }
    for (std::size_t i = 0; at + i < samples.size(); ++i) {
        samples[at + i] = sampleOf(packed[at / 8], i);
    }
}

// Samples of a row as bytes: in full range, or as they are when they are numbers of a palette.
void expand(std::span<const std::uint8_t> packed, std::uint32_t bits, bool fullRange,
            std::span<std::uint8_t> samples) {
    if (bits == 8) {
        std::memcpy(samples.data(), packed.data(), samples.size());
        return;
    }
    if (bits == 16) {
        for (std::size_t i = 0; i < samples.size(); ++i) {
            std::uint16_t value;
            std::memcpy(&value, &packed[2 * i], sizeof value);
            samples[i] = static_cast<std::uint8_t>((value + 128u) / 257);
        }
        return;
    }
    if (bits == 1) return expandBits(packed, fullRange ? 255 : 1, samples);
    const std::uint32_t most = (1u << bits) - 1;
    const std::uint32_t factor = fullRange ? 255 / most : 1;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const std::size_t bit = i * bits;
        const std::uint32_t value = packed[bit / 8] >> (8 - bits - bit % 8) & most;
        samples[i] = static_cast<std::uint8_t>(value * factor);
    }
}

class TiffSource : public RowSource {
  public:
    TiffSource(std::span<const std::byte> file, const ForeignPage& page) : page_(page) {
        info_ = {page.width, page.height, page.density, page.orientation};
        for (std::uint32_t plane = 0; plane < (page.planar ? page.samples : 1); ++plane) {
            planes_.push_back(std::make_unique<TiffRows>(file, page, plane));
        }
    }

    Result<void> open() {
        for (const auto& plane : planes_) {
            if (auto opened = plane->open(); !opened) return opened;
        }
        readAlpha();
        const std::size_t together = page_.planar ? 1 : page_.samples;
        samples_.resize(planes_.size());
        for (auto& samples : samples_) samples.resize(std::size_t{page_.width} * together);
        return isPalette() ? readPalette() : Result<void>();
    }

    Result<void> next(std::span<std::uint8_t> row) override {
        for (std::size_t plane = 0; plane < planes_.size(); ++plane) {
            const auto packed = planes_[plane]->next();
            if (!packed) return tl::unexpected(packed.error());
            expand(*packed, page_.bits, !isPalette(), samples_[plane]);
        }
        readColours(row);
        if (alpha_ != Alpha::none) layOverWhite(row);
        return {};
    }

  private:
    bool isPalette() const { return page_.photometric == PHOTOMETRIC_PALETTE; }
    std::uint32_t colours() const {
        switch (page_.photometric) {
            case PHOTOMETRIC_RGB:
            case PHOTOMETRIC_YCBCR:  // libtiff gives RGB
                return 3;
            case PHOTOMETRIC_SEPARATED:
                return 4;
            default:
                return 1;
        }
    }

    // Where sample `index` of the first dot is; the next dot's is `step()` further.
    const std::uint8_t* sample(std::uint32_t index) const {
        return page_.planar ? samples_[index].data() : samples_[0].data() + index;
    }
    std::size_t step() const { return page_.planar ? 1 : page_.samples; }

    void readColours(std::span<std::uint8_t> row) const {
        const std::size_t apart = step();
        const std::uint8_t* const first = sample(0);
        if (colours() == 1) {
            for (std::size_t x = 0; x < row.size(); ++x) row[x] = shades_[first[x * apart]];
            return;
        }
        const std::uint8_t* const second = sample(1);
        const std::uint8_t* const third = sample(2);
        if (colours() == 3) {
            for (std::size_t i = 0, x = 0; x < row.size(); ++x, i += apart) {
                row[x] = luminance(first[i], second[i], third[i]);
            }
            return;
        }
        const std::uint8_t* const fourth = sample(3);
        for (std::size_t i = 0, x = 0; x < row.size(); ++x, i += apart) {
            row[x] = luminanceOfInk(first[i], second[i], third[i], fourth[i]);
        }
    }

    void layOverWhite(std::span<std::uint8_t> row) const {
        const std::uint8_t* const alpha = sample(colours());
        const std::size_t apart = step();
        for (std::size_t x = 0; x < row.size(); ++x) {
            const std::uint32_t opaque = alpha[x * apart];
            row[x] = alpha_ == Alpha::unassociated
                         ? overWhite(row[x], opaque)
                         : static_cast<std::uint8_t>(std::min(row[x] + 255 - opaque, 255u));
        }
    }

    // Also says what a sample is that stands alone.
    void readAlpha() {
        for (std::uint32_t i = 0; i < 256; ++i) {
            const bool inverted = page_.photometric == PHOTOMETRIC_MINISWHITE;
            shades_[i] = static_cast<std::uint8_t>(inverted ? 255 - i : i);
        }
        std::uint16_t count = 0;
        std::uint16_t* kinds = nullptr;
        if (page_.samples <= colours() ||
            TIFFGetField(planes_[0]->handle(), TIFFTAG_EXTRASAMPLES, &count, &kinds) != 1 ||
            count == 0) {
            return;
        }
        if (kinds[0] == EXTRASAMPLE_ASSOCALPHA) alpha_ = Alpha::associated;
        if (kinds[0] == EXTRASAMPLE_UNASSALPHA) alpha_ = Alpha::unassociated;
    }

    Result<void> readPalette() {
        std::uint16_t* red = nullptr;
        std::uint16_t* green = nullptr;
        std::uint16_t* blue = nullptr;
        if (TIFFGetField(planes_[0]->handle(), TIFFTAG_COLORMAP, &red, &green, &blue) != 1) {
            return refuse("the TIFF is damaged: its palette is missing");
        }
        const std::size_t colours = std::size_t{1} << page_.bits;
        // Some writers give eight bits where sixteen are meant.
        std::uint32_t most = 0;
        for (std::size_t i = 0; i < colours; ++i) {
            most = std::max(
                {most, std::uint32_t{red[i]}, std::uint32_t{green[i]}, std::uint32_t{blue[i]}});
        }
        const int shift = most < 256 ? 0 : 8;
        for (std::size_t i = 0; i < colours; ++i) {
            shades_[i] = luminance(red[i] >> shift, green[i] >> shift, blue[i] >> shift);
        }
        return {};
    }

    ForeignPage page_;
    std::vector<std::unique_ptr<TiffRows>> planes_;
    std::vector<std::vector<std::uint8_t>> samples_;  // of a row, for each plane
    std::array<std::uint8_t, 256> shades_{};          // of a sample that stands alone
    Alpha alpha_ = Alpha::none;
};

}  // namespace

Result<std::unique_ptr<RowSource>> openTiffPage(std::span<const std::byte> file,
                                                const ForeignPage& page) {
    auto source = std::make_unique<TiffSource>(file, page);
    if (const auto opened = source->open(); !opened) return tl::unexpected(opened.error());
    return source;
}

}  // namespace winfax::raster
