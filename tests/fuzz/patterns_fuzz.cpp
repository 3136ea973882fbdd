// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "line/number_pattern.h"
#include "text/encoding.h"

namespace winfax::fuzz {
// A pattern and, behind a line end, what it is held against.
WINFAX_FUZZ_TARGET(patterns) {
    const std::string_view both = textOf(bytes);
    const std::size_t end = std::min(both.find('\n'), both.size());
    const std::u16string pattern = text::fromUtf8(both.substr(0, end));
    const std::u16string number = text::fromUtf8(both.substr(std::min(end + 1, both.size())));
    if (line::textMatches(pattern, number)) {
        require(line::textMatches(pattern + u"*", number), "* stands for nothing, too");
    }
    require(line::numberMatches(pattern, number) ==
                line::numberMatches(line::plainNumber(pattern), line::plainNumber(number)),
            "how a number is written makes no difference");
    require(line::textMatches(pattern, pattern), "a pattern fits itself");
    require(line::textMatches(u"*", number), "* stands for everything");
    require(line::plainNumber(line::plainNumber(number)) == line::plainNumber(number),
            "a plain number is plain");
}

}  // namespace winfax::fuzz
