// SPDX-License-Identifier: MIT
#include "document/kind.h"
#include "document/tiff_check.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(kind) {
    const document::Kind kind = document::kindByContent(bytes);
    require(!document::nameOf(kind).empty(), "every kind has a name");
    require(kind != document::Kind::fax, "which TIFF file is a fax is judged elsewhere");
    if (document::checkTiff(bytes)) {
        require(kind == document::Kind::tiff, "a fax is a TIFF file");
    }
    if (kind == document::Kind::text) {
        require(document::looksLikeText(bytes), "what is taken for text may be printed");
    }
}

}  // namespace winfax::fuzz
