// SPDX-License-Identifier: MIT
#include "abi/print_document.h"

namespace winfax::abi {

model::Result<StartedDocument> startDocument(const model::BeginPrint::Request&,
                                             const model::Text&) {
    return model::fail(model::ErrorCode::invalidPrinterName,
                       "programs of this system draw on no fax printer");
}

}  // namespace winfax::abi
