// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace winfax::printer::win32 {

// The fax printer as a PostScript printer description (Adobe's "PostScript Printer Description File
// Format Specification", 4.3): a page of grey dots without margins, 204 x 196 of them an inch.
extern const std::string_view kPrinterDescription;

}  // namespace winfax::printer::win32
