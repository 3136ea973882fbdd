// SPDX-License-Identifier: MIT
// libpng leaves a failed call by longjmp, straight to the guard() that it was made in: between the
// two there is nothing that has a destructor to run.
#include "picture/png_writer.h"

#include <png.h>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <fstream>
#include <string>
#include <utility>

#include "platform/paths.h"

namespace winfax::picture {

using model::ErrorCode;
using model::Result;

class PngWriter::File {
  public:
    File(std::filesystem::path path, Kind kind)
        : path_(std::move(path)), kind_(kind), out_(path_, std::ios::binary | std::ios::trunc) {}
    ~File() {
        png_destroy_write_struct(&png_, &info_);
        if (finished_ || !made_) return;
        out_.close();
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    Result<void> begin(Size size, std::uint32_t dpi) {
        missingRows_ = size.height;
        made_ = out_.is_open();
        if (!made_) {
            return model::fail(ErrorCode::fileNotFound,
                               "cannot write '" + platform::utf8FromPath(path_) +
                                   "': is its folder there, and may this user write to it?");
        }
        png_ = png_create_write_struct(PNG_LIBPNG_VER_STRING, this, keepMessage, ignoreWarning);
        if (png_ != nullptr) info_ = png_create_info_struct(png_);
        if (info_ == nullptr) return model::fail(ErrorCode::notEnoughMemory, "no memory for PNG");
        return guard(ErrorCode::invalidParameter, [&] { writeHeader(size, dpi); });
    }

    Result<void> row(const std::uint8_t* bytes) {
        if (missingRows_ == 0) return failure(ErrorCode::internalError, "a row too many");
        --missingRows_;
        return guard(ErrorCode::diskFull, [&] { png_write_row(png_, bytes); });
    }

    Result<void> finish() {
        if (missingRows_ > 0) return failure(ErrorCode::internalError, "rows are missing");
        auto ended = guard(ErrorCode::diskFull, [&] { png_write_end(png_, nullptr); });
        if (!ended) return ended;
        out_.close();
        if (out_.fail()) return failure(ErrorCode::diskFull, "the disk may be full");
        finished_ = true;
        return {};
    }

  private:
    static constexpr double kMetresPerInch = 0.0254;

    void writeHeader(Size size, std::uint32_t dpi) {
        const bool bilevel = kind_ == Kind::bilevel;
        png_set_write_fn(png_, this, writeBytes, flushBytes);
        png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
        png_set_IHDR(png_, info_, size.width, size.height, bilevel ? 1 : 8, PNG_COLOR_TYPE_GRAY,
                     PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        if (dpi != 0) {
            const auto perMetre = static_cast<png_uint_32>(dpi / kMetresPerInch + 0.5);
            png_set_pHYs(png_, info_, perMetre, perMetre, PNG_RESOLUTION_METER);
        }
        png_write_info(png_, info_);
        if (bilevel) png_set_invert_mono(png_);
    }

    template <class Work>
    Result<void> guard(ErrorCode code, Work work) {
        if (setjmp(png_jmpbuf(png_)) != 0) return failure(code, message_.data());
        work();
        return {};
    }

    Result<void> failure(ErrorCode code, const char* why) const {
        return model::fail(code, "'" + platform::utf8FromPath(path_) + "': " + why);
    }

    // The message may lie on the stack that is left.
    static void keepMessage(png_structp png, png_const_charp message) {
        auto& kept = static_cast<File*>(png_get_error_ptr(png))->message_;
        std::snprintf(kept.data(), kept.size(), "%s", message);
        png_longjmp(png, 1);
    }
    static void ignoreWarning(png_structp, png_const_charp) {}
    static void writeBytes(png_structp png, png_bytep bytes, std::size_t size) {
        std::ofstream& out = static_cast<File*>(png_get_io_ptr(png))->out_;
        out.write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(size));
        if (out.fail()) png_error(png, "it cannot be written; the disk may be full");
    }
    static void flushBytes(png_structp) {}

    std::filesystem::path path_;
    Kind kind_;
    std::ofstream out_;
    std::uint32_t missingRows_ = 0;
    bool made_ = false;
    bool finished_ = false;
    std::array<char, 128> message_{};
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
};

PngWriter::PngWriter(std::unique_ptr<File> file) : file_(std::move(file)) {}
PngWriter::PngWriter(PngWriter&&) noexcept = default;
PngWriter& PngWriter::operator=(PngWriter&&) noexcept = default;
PngWriter::~PngWriter() = default;

Result<PngWriter> PngWriter::create(const std::filesystem::path& file, Kind kind, Size size,
                                    std::uint32_t dpi) {
    auto made = std::make_unique<File>(file, kind);
    if (const auto begun = made->begin(size, dpi); !begun) return tl::unexpected(begun.error());
    return PngWriter(std::move(made));
}

Result<void> PngWriter::row(std::span<const std::uint8_t> row) { return file_->row(row.data()); }

Result<void> PngWriter::finish() { return file_->finish(); }

}  // namespace winfax::picture
