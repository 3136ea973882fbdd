// SPDX-License-Identifier: MIT
#include <string>

#include "fuzz_target.h"
#include "tool/lines_text.h"
#include "tool/recipients.h"

namespace winfax::fuzz {
// What faxctl reads: lines.toml that is changed, and lists of recipients.
WINFAX_FUZZ_TARGET(lines_text) {
    const std::string text(textOf(bytes));
    (void)tool::parseRecipients(text, "list");
    const auto shown = tool::jsonOfLinesText(text);
    const auto changed = tool::withRoute(text, "555", "other");
    if (changed)
        require(tool::jsonOfLinesText(*changed).has_value(), "what is written can be read");
    if (!shown) require(!changed, "what cannot be read is not changed");
}

}  // namespace winfax::fuzz
