// SPDX-License-Identifier: MIT
#include "raster/picture_check.h"

#include "raster/bmp_header.h"
#include "raster/jpeg_header.h"
#include "raster/png_header.h"

namespace winfax::raster {
namespace {

// What became of reading a header, without the header.
template <class Header>
model::Result<void> verdictOf(const model::Result<Header>& header) {
    if (!header) return tl::unexpected(header.error());
    return {};
}

}  // namespace

model::Result<void> checkPicture(PictureKind kind, std::span<const std::byte> file) {
    switch (kind) {
        case PictureKind::png:
            return verdictOf(readPngHeader(file));
        case PictureKind::jpeg:
            return verdictOf(readJpegHeader(file));
        case PictureKind::bmp:
            return verdictOf(readBmpHeader(file));
    }
    return model::fail(model::ErrorCode::invalidParameter, "no kind of picture");
}

}  // namespace winfax::raster
