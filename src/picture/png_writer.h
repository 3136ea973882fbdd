// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "model/errors.h"
#include "picture/bitmap.h"

namespace winfax::picture {

// Writes a PNG file row by row, so that a picture need not fit into memory. A writer that goes
// before finish() takes its file with it. One thread at a time.
//
// Errors: fileNotFound when the file cannot be made, diskFull when it cannot be written,
// invalidParameter for a size that PNG does not have, internalError for too many or too few rows.
// Their detail names the file.
class PngWriter {
  public:
    enum class Kind : std::uint8_t {
        bilevel,  // a bit for each dot
        grey,     // a byte for each dot
    };
    // `dpi`: dots per inch, across and down alike; 0: the file does not say. A file that is there
    // is replaced.
    static model::Result<PngWriter> create(const std::filesystem::path& file, Kind kind, Size size,
                                           std::uint32_t dpi);
    PngWriter(PngWriter&&) noexcept;
    PngWriter& operator=(PngWriter&&) noexcept;
    ~PngWriter();

    // The next row, as BilevelView and Grey have it.
    model::Result<void> row(std::span<const std::uint8_t> row);
    // After as many rows as the picture is high.
    model::Result<void> finish();

  private:
    class File;
    explicit PngWriter(std::unique_ptr<File> file);

    std::unique_ptr<File> file_;
};

}  // namespace winfax::picture
