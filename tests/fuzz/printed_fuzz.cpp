// SPDX-License-Identifier: MIT
#include <string>

#include "fuzz_target.h"
#include "printer/printed_document.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(printed) {
    const auto judged = printer::judgePrinted(bytes);
    std::string jobControl(textOf(bytes));
    jobControl += "\r\n\x1b%-12345X\x04";
    const auto again = printer::judgePrinted(std::as_bytes(std::span(jobControl)));
    require(judged.has_value() == again.has_value() &&
                (!judged || (judged->language == again->language && judged->pages == again->pages)),
            "a printer's job control around a document changes nothing");
}

}  // namespace winfax::fuzz
