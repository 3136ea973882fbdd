// SPDX-License-Identifier: MIT
#include "fault/fault.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(fault) {
    const auto faults = winfax::fault::parseFaults(textOf(bytes));
    if (!faults) return;
    for (const auto& fault : *faults) {
        (void)winfax::fault::effectInWords(fault);
        const auto again = winfax::fault::parseFault(winfax::fault::textOf(fault));
        require(again && *again == fault, "a fault's text is read as the same fault");
    }
}

}  // namespace winfax::fuzz
