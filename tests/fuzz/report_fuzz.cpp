// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "tool/conformance_report.h"

namespace winfax::fuzz {
// Reports of winfax_conformance, which faxctl compares.
WINFAX_FUZZ_TARGET(report) {
    const auto report = tool::parseConformanceReport(textOf(bytes), "report.json");
    if (!report) return;
    const auto comparison = tool::compare(*report, *report);
    require(comparison.differences.empty() && comparison.onlyFirst.empty() &&
                comparison.onlySecond.empty() && comparison.alike <= report->rows.size(),
            "a report is like itself");
}

}  // namespace winfax::fuzz
