// SPDX-License-Identifier: MIT
#include "fault/fault.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(fault) {
    const auto faults = winfax::fault::parseFaults(textOf(bytes));
    if (!faults) {
        require(!faults.error().detail.empty(), "a refusal has a reason");
        return;
    }
    for (const auto& fault : *faults) {
        require(!winfax::fault::effectInWords(fault).empty(), "every effect has words");
        const auto again = winfax::fault::parseFault(winfax::fault::textOf(fault));
        require(again && *again == fault, "a fault's text is read as the same fault");
    }
}

}  // namespace winfax::fuzz
