// SPDX-License-Identifier: MIT
// A page on a caller's device context.
#pragma once

#include "abi/api.h"
#include "model/calls.h"

namespace winfax::abi {

struct Resolution {
    std::uint32_t horizontal = 0;  // dots per inch
    std::uint32_t vertical = 0;
};

// The one in which a page is to be drawn for this device: its own, 300 dots per inch at most.
// invalidPrinterName where there are no device contexts, or for what is none.
model::Result<Resolution> resolutionOf(HDC context);

// A page of a document that has begun (StartPage, the dots, EndPage); on a device without pages, such
// as memory, the dots alone. They fill the sheet in their own proportions, whatever coordinates the
// caller has set. internalError with the system's reason.
model::Result<void> drawPage(HDC context, const model::DrawCoverPage::Reply& page,
                             Resolution resolution);

}  // namespace winfax::abi
