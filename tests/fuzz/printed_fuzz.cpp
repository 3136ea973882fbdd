// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "printer/printed_document.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(printed) { (void)printer::judgePrinted(bytes); }

}  // namespace winfax::fuzz
