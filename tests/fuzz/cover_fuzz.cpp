// SPDX-License-Identifier: MIT
#include "cover/cover_page.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(cover) {
    const auto page = winfax::cover::parseTemplate(bytes);
    if (!page) {
        require(page.error().detail.starts_with("line "), "an error names its line");
        return;
    }
    model::CoverPage fields;
    fields.RecName = u"Anna \u05d0\u05d1 {RecName}";
    fields.Note = u"one\ntwo";
    const auto drawn =
        winfax::cover::drawCoverAt(*page, fields, 50, 50, document::PaperSize{50, 70});
    require(drawn && !drawn->bits.empty(), "a template that is found good can be drawn");
}

}  // namespace winfax::fuzz
