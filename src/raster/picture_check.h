// SPDX-License-Identifier: MIT
// Judges pictures by their headers alone. Nothing is decoded here and no library of others sees the
// bytes: this runs inside the service, on bytes from anybody.
// Sources: PNG (ISO 15948), ITU-T T.81, Microsoft's published description of bitmap files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "model/errors.h"

namespace winfax::raster {

enum class PictureKind : std::uint8_t { png, jpeg, bmp };

// invalidData with a detail: another kind of file, a damaged header, parts that lie outside the
// file, a size beyond limits.h, far too few bytes for so many dots. Effort: once over the headers
// of the file's parts, without memory.
model::Result<void> checkPicture(PictureKind kind, std::span<const std::byte> file);

}  // namespace winfax::raster
