// SPDX-License-Identifier: MIT
#include <string>

#include "fuzz_target.h"
#include "tool/product_file.h"

namespace winfax::fuzz {
// Libraries that faxctl doctor finds.
WINFAX_FUZZ_TARGET(product_file) {
    const auto file = tool::identify(textOf(bytes));
    require(file.bits == 0 || file.bits == 32 || file.bits == 64, "a library has 32 or 64 bits");
    require(!file.version || file.version->find_first_not_of("0123456789.") == std::string::npos,
            "a version has digits and dots");
}

}  // namespace winfax::fuzz
