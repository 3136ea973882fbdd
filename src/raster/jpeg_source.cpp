// SPDX-License-Identifier: MIT
// libjpeg leaves a failed call by longjmp, straight to the function of JpegDecoder that made it: in
// those there is nothing that has a destructor to run.
#include "raster/jpeg_source.h"

// jpeglib.h needs FILE and size_t to be known.
#include <cstdio>

#include <jerror.h>
#include <jpeglib.h>

#include <array>
#include <csetjmp>
#include <string>
#include <vector>

#include "raster/jpeg_header.h"
#include "raster/limits.h"
#include "raster/luminance.h"

namespace winfax::raster {
namespace {

using model::Result;

// A progressive picture is decoded once for each of its scans; writers make about ten.
constexpr int kMaxScans = 100;

// Gives each dot as grey, or as four inks, of eight bits. False: message() says what is wrong.
class JpegDecoder {
  public:
    explicit JpegDecoder(std::span<const std::byte> file) : file_(file) {
        jpeg_.err = jpeg_std_error(&errors_);
        jpeg_.client_data = this;
        errors_.error_exit = leave;
        errors_.emit_message = judgeWarning;
        errors_.output_message = [](j_common_ptr) {};
        progress_.progress_monitor = limitScans;
    }
    ~JpegDecoder() { jpeg_destroy_decompress(&jpeg_); }
    JpegDecoder(const JpegDecoder&) = delete;
    JpegDecoder& operator=(const JpegDecoder&) = delete;

    bool begin() {
        if (setjmp(back_) != 0) return false;
        jpeg_create_decompress(&jpeg_);
        jpeg_.progress = &progress_;
        jpeg_mem_src(&jpeg_, reinterpret_cast<const unsigned char*>(file_.data()),
                     static_cast<unsigned long>(file_.size()));
        jpeg_read_header(&jpeg_, TRUE);
        const bool inks = jpeg_.num_components == 4;
        jpeg_.out_color_space = inks ? JCS_CMYK : JCS_GRAYSCALE;
        jpeg_.dct_method = JDCT_ISLOW;
        jpeg_start_decompress(&jpeg_);
        return true;
    }
    // After begin().
    std::uint32_t width() const { return jpeg_.output_width; }
    std::uint32_t height() const { return jpeg_.output_height; }
    bool hasInks() const { return jpeg_.out_color_space == JCS_CMYK; }
    // Adobe's programs, which set this marker, write 255 for no ink.
    bool isInverted() const { return jpeg_.saw_Adobe_marker != FALSE; }

    bool readRow(std::uint8_t* row) {
        if (setjmp(back_) != 0) return false;
        JSAMPROW rows[] = {row};
        return jpeg_read_scanlines(&jpeg_, rows, 1) == 1;
    }
    // After all rows: looks for the end of the picture.
    bool end() {
        if (setjmp(back_) != 0) return false;
        jpeg_finish_decompress(&jpeg_);
        return true;
    }

    const char* message() const { return message_.data(); }

  private:
    static JpegDecoder& selfOf(j_common_ptr jpeg) {
        return *static_cast<JpegDecoder*>(jpeg->client_data);
    }

    [[noreturn]] static void leave(j_common_ptr jpeg) {
        JpegDecoder& self = selfOf(jpeg);
        char text[JMSG_LENGTH_MAX];
        self.errors_.format_message(jpeg, text);
        std::snprintf(self.message_.data(), self.message_.size(), "%s", text);
        std::longjmp(self.back_, 1);
    }

    // After these libjpeg goes on with dots that are not those of the picture.
    static void judgeWarning(j_common_ptr jpeg, int level) {
        if (level >= 0) return;
        switch (jpeg->err->msg_code) {
            case JWRN_HIT_MARKER:
            case JWRN_HUFF_BAD_CODE:
            case JWRN_JPEG_EOF:
            case JWRN_MUST_RESYNC:
                leave(jpeg);
            default:
                break;
        }
    }

    static void limitScans(j_common_ptr jpeg) {
        JpegDecoder& self = selfOf(jpeg);
        if (self.jpeg_.input_scan_number <= kMaxScans) return;
        std::snprintf(self.message_.data(), self.message_.size(), "it has more than %d scans",
                      kMaxScans);
        std::longjmp(self.back_, 1);
    }

    std::span<const std::byte> file_;
    std::array<char, JMSG_LENGTH_MAX> message_{};
    std::jmp_buf back_{};
    jpeg_error_mgr errors_{};
    jpeg_progress_mgr progress_{};
    jpeg_decompress_struct jpeg_{};
};

class JpegSource : public RowSource {
  public:
    JpegSource(std::span<const std::byte> file, const JpegHeader& header) : decoder_(file) {
        info_ = {header.width, header.height, header.density, header.orientation};
    }

    Result<void> begin() {
        if (!decoder_.begin()) return damaged();
        if (decoder_.width() != info_.width || decoder_.height() != info_.height) {
            return refuse("the JPEG is damaged: it tells two sizes");
        }
        if (decoder_.hasInks()) inks_.resize(std::size_t{info_.width} * 4);
        return {};
    }

    Result<void> next(std::span<std::uint8_t> row) override {
        if (!decoder_.readRow(decoder_.hasInks() ? inks_.data() : row.data())) return damaged();
        if (decoder_.hasInks()) readInks(row);
        if (++y_ == info_.height && !decoder_.end()) return damaged();
        return {};
    }

  private:
    void readInks(std::span<std::uint8_t> row) const {
        const std::uint32_t flip = decoder_.isInverted() ? 255 : 0;
        for (std::size_t x = 0; x < info_.width; ++x) {
            const std::uint8_t* const ink = &inks_[4 * x];
            row[x] = luminanceOfInk(ink[0] ^ flip, ink[1] ^ flip, ink[2] ^ flip, ink[3] ^ flip);
        }
    }

    tl::unexpected<model::Error> damaged() const {
        return refuse("the JPEG is damaged in row " + std::to_string(y_ + 1) + ": " +
                      decoder_.message());
    }

    JpegDecoder decoder_;
    std::vector<std::uint8_t> inks_;
    std::uint32_t y_ = 0;
};

}  // namespace

Result<std::unique_ptr<RowSource>> openJpeg(std::span<const std::byte> file) {
    const auto header = readJpegHeader(file);
    if (!header) return tl::unexpected(header.error());
    auto source = std::make_unique<JpegSource>(file, *header);
    if (const auto begun = source->begin(); !begun) return tl::unexpected(begun.error());
    return source;
}

}  // namespace winfax::raster
