// SPDX-License-Identifier: MIT
// FaxStartPrintJob's work on the system's side: a device context on which a document has begun.
#pragma once

#include "abi/api.h"
#include "model/calls.h"

namespace winfax::abi {

struct StartedDocument {
    HDC context = nullptr;        // the caller's: EndDoc or AbortDoc, then DeleteDC
    std::uint32_t spoolerId = 0;  // never a fax job's (L19)
    std::uint32_t ticket = 0;     // the service's; 0 for a document that goes to a file (K7)
};

// `output`: the caller's file, when request.toFile. Needs no fax handle: finds the instance's
// service as FaxConnectFaxServer does. invalidPrinterName: no such fax printer (K8); elsewhere than
// on Windows there is none.
model::Result<StartedDocument> startDocument(const model::BeginPrint::Request& request,
                                             const model::Text& output);

}  // namespace winfax::abi
