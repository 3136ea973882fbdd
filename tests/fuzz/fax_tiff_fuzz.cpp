// SPDX-License-Identifier: MIT
#include "document/leading_pages.h"
#include "document/tiff_check.h"
#include "fuzz_target.h"
#include "service/intake.h"

namespace winfax::fuzz {
// What the service itself does with a document.
WINFAX_FUZZ_TARGET(fax_tiff) {
    const auto checked = document::checkTiff(bytes);
    const auto judged = service::judgeDocument(bytes, u"letter.tif", {});
    if (!checked) return;
    require(checked->pages > 0, "a document has pages");
    require(judged && judged->pages == checked->pages, "a fax is taken as it is");
    const auto leading = document::leadingPages(bytes, 1);
    require(leading && document::checkTiff(*leading)->pages == 1,
            "of every fax its first page can be had");
}

}  // namespace winfax::fuzz
