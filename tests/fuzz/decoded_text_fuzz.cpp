// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "typeset/decoded_text.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(decoded_text) {
    require(typeset::decodedText(bytes).size() <= bytes.size(),
            "text does not grow by being decoded");
}

}  // namespace winfax::fuzz
