// SPDX-License-Identifier: MIT
#include "document/page_writer.h"

#include "document/memory_tiff.h"

namespace winfax::document {

PageWriter::PageWriter(std::uint32_t pages)
    : pages_(pages), file_(std::make_unique<MemoryTiff>()) {}

PageWriter::~PageWriter() = default;

bool PageWriter::setTags(std::uint32_t rows, std::uint32_t ydpi) {
    TIFF* tiff = file_->handle();
    return TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_PAGE) &&
           TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, kPageWidth) &&
           TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, rows) &&
           TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1) &&
           TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1) &&
           TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE) &&
           TIFFSetField(tiff, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB) &&
           TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4) &&
           TIFFSetField(tiff, TIFFTAG_GROUP4OPTIONS, 0) &&
           TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, rows) &&
           TIFFSetField(tiff, TIFFTAG_XRESOLUTION, double{kHorizontalDpi}) &&
           TIFFSetField(tiff, TIFFTAG_YRESOLUTION, double(faxResolution(ydpi))) &&
           TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH) &&
           TIFFSetField(tiff, TIFFTAG_PAGENUMBER, static_cast<int>(written_),
                        static_cast<int>(pages_));
}

model::Result<void> PageWriter::add(const PageImage& image) {
    TIFF* tiff = file_->handle();
    return added(tiff != nullptr && setTags(image.height, image.ydpi) &&
                 // libtiff's parameter is not const, but its T.6 encoder only reads.
                 TIFFWriteEncodedStrip(tiff, 0, const_cast<std::uint8_t*>(image.bits.data()),
                                       static_cast<tmsize_t>(image.bits.size())) >= 0 &&
                 TIFFWriteDirectory(tiff));
}

model::Result<void> PageWriter::addGroup4(const PageReader::Group4Strip& strip,
                                          std::uint32_t ydpi) {
    Bytes data(strip.data.begin(), strip.data.end());
    if (strip.order == BitOrder::lowestFirst) {
        for (std::byte& byte : data) byte = reversedBits(byte);
    }
    TIFF* tiff = file_->handle();
    return added(tiff != nullptr && setTags(strip.rows, ydpi) &&
                 TIFFWriteRawStrip(tiff, 0, data.data(), static_cast<tmsize_t>(data.size())) >= 0 &&
                 TIFFWriteDirectory(tiff));
}

model::Result<void> PageWriter::added(bool done) {
    if (!done) {
        return model::fail(
            model::ErrorCode::internalError,
            "page " + std::to_string(written_ + 1) + " cannot be written: " + file_->message());
    }
    ++written_;
    return {};
}

model::Result<Bytes> PageWriter::finish() {
    file_->close();
    if (!file_->message().empty()) {
        return model::fail(model::ErrorCode::internalError,
                           "the document cannot be written: " + file_->message());
    }
    return file_->take();
}

}  // namespace winfax::document
