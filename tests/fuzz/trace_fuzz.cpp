// SPDX-License-Identifier: MIT
#include <algorithm>
#include <sstream>
#include <string>

#include "fuzz_target.h"
#include "tool/trace_lines.h"
#include "tool/trace_summary.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(trace) {
    const std::string text(textOf(bytes));
    std::istringstream lines(text);
    tool::TraceSummary summary;
    std::size_t taken = 0;
    const std::size_t others = tool::readTrace(lines, {}, [&](const tool::TraceLine& line) {
        ++taken;
        summary.add(line);
    });
    const auto ends = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    require(taken + others <= ends + 1, "each line is counted once");
    std::ostringstream table;
    summary.print(table);
    require(summary.json()["functions"].size() <= taken, "a function that is told was called");
}

}  // namespace winfax::fuzz
