// SPDX-License-Identifier: MIT
#include <sstream>
#include <string>

#include "fuzz_target.h"
#include "tool/trace_lines.h"
#include "tool/trace_summary.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(trace) {
    std::istringstream lines{std::string(textOf(bytes))};
    tool::TraceSummary summary;
    tool::readTrace(lines, {}, [&](const tool::TraceLine& line) { summary.add(line); });
    std::ostringstream table;
    summary.print(table);
    (void)summary.json();
}

}  // namespace winfax::fuzz
