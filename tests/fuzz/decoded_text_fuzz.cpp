// SPDX-License-Identifier: MIT
#include "document/kind.h"
#include "fuzz_target.h"
#include "typeset/decoded_text.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(decoded_text) {
    (void)document::looksLikeText(bytes);
    (void)document::nameOf(document::kindByContent(bytes));
    require(typeset::decodedText(bytes).size() <= bytes.size(),
            "text does not grow by being decoded");
}

}  // namespace winfax::fuzz
