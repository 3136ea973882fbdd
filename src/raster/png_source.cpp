// SPDX-License-Identifier: MIT
// libpng leaves a failed call by longjmp, straight to the function of PngDecoder that made it: in
// those there is nothing that has a destructor to run.
#include "raster/png_source.h"

#include <png.h>

#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#include "raster/limits.h"
#include "raster/luminance.h"
#include "raster/png_header.h"

namespace winfax::raster {
namespace {

using model::Result;

// Gives each dot as grey, or as grey and alpha, of eight bits. False: message() says what is wrong.
class PngDecoder {
  public:
    explicit PngDecoder(std::span<const std::byte> file) : file_(file) {
        png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, keepMessage, ignoreWarning);
        if (png_ != nullptr) info_ = png_create_info_struct(png_);
    }
    ~PngDecoder() { png_destroy_read_struct(&png_, &info_, nullptr); }
    PngDecoder(const PngDecoder&) = delete;
    PngDecoder& operator=(const PngDecoder&) = delete;

    bool begin() {
        if (info_ == nullptr) return false;
        if (setjmp(png_jmpbuf(png_)) != 0) return false;
        png_set_read_fn(png_, this, readBytes);
        png_set_user_limits(png_, kMaxSide, kMaxSide);
        png_set_crc_action(png_, PNG_CRC_ERROR_QUIT, PNG_CRC_QUIET_USE);
        png_read_info(png_, info_);
        png_set_scale_16(png_);
        png_set_expand(png_);
        if ((png_get_color_type(png_, info_) & PNG_COLOR_MASK_COLOR) != 0) {
            png_set_rgb_to_gray_fixed(png_, PNG_ERROR_ACTION_NONE, 29'900, 58'700);
        }
        passes_ = png_set_interlace_handling(png_);
        png_read_update_info(png_, info_);
        return true;
    }
    // After begin().
    int passes() const { return passes_; }
    std::size_t channels() const { return png_get_channels(png_, info_); }

    bool readRow(std::uint8_t* row) {
        if (setjmp(png_jmpbuf(png_)) != 0) return false;
        png_read_row(png_, row, nullptr);
        return true;
    }
    // After all rows: damage behind them.
    bool end() {
        if (setjmp(png_jmpbuf(png_)) != 0) return false;
        png_read_end(png_, nullptr);
        return true;
    }

    const char* message() const { return message_.data(); }

  private:
    // The message may lie on the stack that is left.
    static void keepMessage(png_structp png, png_const_charp message) {
        auto& kept = static_cast<PngDecoder*>(png_get_error_ptr(png))->message_;
        std::snprintf(kept.data(), kept.size(), "%s", message);
        png_longjmp(png, 1);
    }
    static void ignoreWarning(png_structp, png_const_charp) {}
    static void readBytes(png_structp png, png_bytep bytes, std::size_t size) {
        auto& self = *static_cast<PngDecoder*>(png_get_io_ptr(png));
        if (size > self.file_.size()) png_error(png, "it is cut off");
        std::memcpy(bytes, self.file_.data(), size);
        self.file_ = self.file_.subspan(size);
    }

    std::span<const std::byte> file_;
    std::array<char, 128> message_{};
    int passes_ = 1;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
};

class PngSource : public RowSource {
  public:
    PngSource(std::span<const std::byte> file, const PngHeader& header) : decoder_(file) {
        info_ = {header.width, header.height, header.density, Orientation::topLeft};
    }

    Result<void> begin() {
        if (!decoder_.begin()) return damaged();
        channels_ = decoder_.channels();
        if (channels_ != 1 && channels_ != 2)
            return refuse("the PNG is of a kind that is not known");
        rowBytes_ = channels_ * info_.width;
        const bool whole = decoder_.passes() > 1;
        buffer_.resize(rowBytes_ * (whole ? info_.height : 1));
        return whole ? readWhole() : Result<void>();
    }

    Result<void> next(std::span<std::uint8_t> row) override {
        const bool whole = decoder_.passes() > 1;
        std::uint8_t* const dots = buffer_.data() + (whole ? y_ * rowBytes_ : 0);
        if (!whole && !decoder_.readRow(dots)) return damaged();
        if (channels_ == 1) {
            std::memcpy(row.data(), dots, info_.width);
        } else {
            for (std::uint32_t x = 0; x < info_.width; ++x) {
                row[x] = overWhite(dots[2 * x], dots[2 * x + 1]);
            }
        }
        if (++y_ == info_.height && !decoder_.end()) return damaged();
        return {};
    }

  private:
    Result<void> readWhole() {
        for (int pass = 0; pass < decoder_.passes(); ++pass) {
            for (std::uint32_t y = 0; y < info_.height; ++y) {
                if (!decoder_.readRow(buffer_.data() + y * rowBytes_)) return damaged();
            }
        }
        return {};
    }

    tl::unexpected<model::Error> damaged() const {
        return refuse("the PNG is damaged in row " + std::to_string(y_ + 1) + ": " +
                      decoder_.message());
    }

    PngDecoder decoder_;
    std::size_t channels_ = 1;
    std::size_t rowBytes_ = 0;
    std::vector<std::uint8_t> buffer_;  // a row, of interlaced ones the picture
    std::size_t y_ = 0;
};

}  // namespace

Result<std::unique_ptr<RowSource>> openPng(std::span<const std::byte> file) {
    const auto header = readPngHeader(file);
    if (!header) return tl::unexpected(header.error());
    auto source = std::make_unique<PngSource>(file, *header);
    if (const auto begun = source->begin(); !begun) return tl::unexpected(begun.error());
    return source;
}

}  // namespace winfax::raster
