// SPDX-License-Identifier: MIT
#include "abi/device_context.h"

namespace winfax::abi {

namespace {

tl::unexpected<model::Error> none() {
    return model::fail(model::ErrorCode::invalidPrinterName, "this system has no device contexts");
}

}  // namespace

model::Result<Resolution> resolutionOf(HDC) { return none(); }

model::Result<void> drawPage(HDC, const model::DrawCoverPage::Reply&, Resolution) { return none(); }

}  // namespace winfax::abi
