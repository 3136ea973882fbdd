// SPDX-License-Identifier: MIT
#include "document/group4.h"

#include "document/memory_tiff.h"

namespace winfax::document {
namespace {

using model::ErrorCode;
using model::Result;

std::string reasonOf(const MemoryTiff& tiff) {
    return tiff.message().empty() ? "no reason given" : tiff.message();
}

// A file of one page that has `strip` as its only strip.
Result<Bytes> wrapped(std::span<const std::byte> strip, BitOrder order, std::uint32_t height) {
    MemoryTiff file;
    TIFF* tiff = file.handle();
    const bool done = tiff != nullptr && TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, kPageWidth) &&
                      TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height) &&
                      TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1) &&
                      TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1) &&
                      TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE) &&
                      TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4) &&
                      TIFFSetField(tiff, TIFFTAG_FILLORDER, static_cast<int>(order)) &&
                      TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, height) &&
                      // libtiff's parameter is not const, but raw data is only copied.
                      TIFFWriteRawStrip(tiff, 0, const_cast<std::byte*>(strip.data()),
                                        static_cast<tmsize_t>(strip.size())) >= 0 &&
                      TIFFWriteDirectory(tiff);
    if (!done) {
        return model::fail(ErrorCode::internalError,
                           "the decoder cannot be prepared: " + reasonOf(file));
    }
    file.close();
    return file.take();
}

}  // namespace

Result<void> decodeGroup4(std::span<const std::byte> strip, BitOrder order,
                          std::span<std::uint8_t> rows) {
    const auto height = static_cast<std::uint32_t>(rows.size() / kRowBytes);
    const auto file = wrapped(strip, order, height);
    if (!file) return tl::unexpected(file.error());
    MemoryTiff input{std::span<const std::byte>(*file)};
    if (input.handle() == nullptr) {
        return model::fail(ErrorCode::internalError,
                           "the decoder cannot be opened: " + reasonOf(input));
    }
    input.forget();
    // Row by row, because for a whole strip libtiff calls it a success when one row was good.
    for (std::uint32_t row = 0; row < height; ++row) {
        const int done =
            TIFFReadScanline(input.handle(), rows.data() + std::size_t{row} * kRowBytes, row, 0);
        if (done != 1 || !input.message().empty()) {
            return model::fail(ErrorCode::invalidData, "row " + std::to_string(row + 1) + " of " +
                                                           std::to_string(height) +
                                                           " is damaged: " + reasonOf(input));
        }
    }
    return {};
}

}  // namespace winfax::document
