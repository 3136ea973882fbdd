// SPDX-License-Identifier: MIT
// ITU-T T.6 data, by libtiff. It is given nothing but the compressed data of a strip, in a TIFF
// file that was written here: of the directories that strangers wrote it sees none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "document/bit_order.h"
#include "document/page_image.h"
#include "model/errors.h"

namespace winfax::document {

// Fills `rows`, whole rows of kRowBytes, 1 is black. Anything that is not clean T.6 data for so
// many rows is invalidData with a detail that names the row; what `rows` holds then is undefined.
model::Result<void> decodeGroup4(std::span<const std::byte> strip, BitOrder order,
                                 std::span<std::uint8_t> rows);

}  // namespace winfax::document
