// SPDX-License-Identifier: MIT
#include "tool/trace_summary.h"

#include <algorithm>
#include <vector>

#include "tool/display.h"

namespace winfax::tool {

namespace {

// One character a column, as high as its share of the largest.
std::string bars(const auto& histogram) {
    static constexpr std::array<const char*, 9> kBars{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const std::uint64_t most = std::ranges::max(histogram);
    std::string text = "|";
    for (const std::uint64_t count : histogram) {
        // Rounded up, so that a single call is seen.
        const auto height = most == 0 ? 0 : (count * (kBars.size() - 1) + most - 1) / most;
        text += kBars[height];
    }
    return text + "|";
}

std::string listed(const std::map<std::string, std::uint64_t>& errors) {
    std::string text;
    for (const auto& [name, count] : errors) {
        if (!text.empty()) text += ", ";
        text += oneLine(name) + " " + std::to_string(count);
    }
    return text;
}

}  // namespace

void TraceSummary::add(const TraceLine& line) {
    findings_ += line.findings.size();
    if (line.function.empty()) return;
    Row& row = rows_[line.function];
    ++row.calls;
    row.total += line.microseconds;
    row.longest = std::max(row.longest, line.microseconds);
    const auto* bound = std::ranges::upper_bound(kBounds, line.microseconds);
    ++row.histogram[static_cast<std::size_t>(bound - kBounds.begin())];
    if (!line.failed()) return;
    ++row.failures;
    ++row.errors[line.error];
}

void TraceSummary::print(std::ostream& out) const {
    std::vector<std::vector<std::string>> table{
        {"function", "calls", "failed", "mean us", "max us", "10us..1s", "errors"}};
    for (const auto& [function, row] : rows_) {
        table.push_back({oneLine(function), std::to_string(row.calls), std::to_string(row.failures),
                         std::to_string(row.total / row.calls), std::to_string(row.longest),
                         bars(row.histogram), listed(row.errors)});
    }
    printTable(out, table);
    if (findings_ > 0) out << findings_ << " findings of strict mode (--findings shows them)\n";
}

Json TraceSummary::json() const {
    Json functions = Json::array();
    for (const auto& [function, row] : rows_) {
        functions.push_back(
            Json{{"function", function},
                 {"calls", row.calls},
                 {"failures", row.failures},
                 {"errors", row.errors},
                 {"microseconds",
                  {{"total", row.total}, {"mean", row.total / row.calls}, {"max", row.longest}}},
                 {"histogram", row.histogram}});
    }
    return Json{{"functions", functions}, {"findings", findings_}};
}

}  // namespace winfax::tool
