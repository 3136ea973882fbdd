// SPDX-License-Identifier: MIT
#include <algorithm>

#include "kit/report.h"

namespace winfax::conformance {
namespace {

using Cells = std::array<std::string, 5>;

std::string cut(const std::string& text, std::size_t width) {
    return text.size() > width ? text.substr(0, width - 3) + "..." : text;
}

std::string decisionsOf(const RowIdentity& row) {
    std::string text;
    for (const std::string& decision : row.decisions) {
        text += (text.empty() ? "" : " ") + decision;
    }
    return text;
}

// What was observed is told in full where it is news.
Cells cellsOf(const ReportedRow& row) {
    const RowOutcome& outcome = row.outcome;
    const bool passed = outcome.verdict == Verdict::passed;
    const std::string form = row.identity.form.empty() ? "" : " (" + row.identity.form + ")";
    return {decisionsOf(row.identity), row.identity.fact + form, cut(outcome.expected, 60),
            passed ? "the same" : cut(outcome.observed, 160),
            passed ? "" : std::string(nameOf(outcome.verdict))};
}

void printCells(std::ostream& out, const std::vector<Cells>& lines) {
    std::array<std::size_t, 5> widths{};
    for (const Cells& line : lines) {
        for (std::size_t column = 0; column < line.size(); ++column) {
            widths[column] = std::max(widths[column], line[column].size());
        }
    }
    for (const Cells& line : lines) {
        std::string text = " ";
        for (std::size_t column = 0; column < line.size(); ++column) {
            text += ' ' + line[column] + std::string(widths[column] - line[column].size() + 1, ' ');
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out << text << '\n';
    }
}

void printFunction(std::ostream& out, const std::vector<const ReportedRow*>& rows) {
    out << rows.front()->identity.function << '\n';
    std::vector<Cells> lines{{"row", "fact", "expected", "observed", "verdict"}};
    for (const ReportedRow* row : rows) {
        lines.push_back(cellsOf(*row));
    }
    printCells(out, lines);
    out << '\n';
}

void printReasons(std::ostream& out, const Report& report, Verdict verdict,
                  const std::string& heading) {
    std::map<std::string, std::size_t> reasons;
    for (const ReportedRow& row : report.rows) {
        if (row.outcome.verdict == verdict) {
            ++reasons[row.outcome.observed];
        }
    }
    for (const auto& [reason, count] : reasons) {
        out << heading << cut(reason, 160) << ": " << count << " rows\n";
    }
}

std::string wordOf(const Json& facts, const char* name) {
    const auto found = facts.find(name);
    if (found == facts.end()) {
        return "unknown";
    }
    const std::string text = found->is_string() ? found->get<std::string>() : found->dump();
    return text.empty() ? "none" : text;
}

void printSummary(std::ostream& out, const Report& report) {
    printReasons(out, report, Verdict::notApplicable, "not applicable here: ");
    printReasons(out, report, Verdict::leftOut, "left out: ");
    for (const std::string& remark : report.remarks) {
        out << "remark: " << remark << '\n';
    }
    out << "\nlibrary: " << wordOf(report.library, "path") << "\n         version "
        << wordOf(report.library, "fileVersion") << ", " << wordOf(report.library, "size")
        << " bytes, " << wordOf(report.library, "bits") << " bits, SHA-256 "
        << wordOf(report.library, "sha256") << "\nsystem:  " << report.system
        << "\nrun:     " << report.started << " to " << report.finished
        << "\nrows:    " << report.rows.size();
    for (const auto& [verdict, count] : countsOf(report)) {
        if (count > 0) {
            out << ", " << count << ' ' << nameOf(verdict);
        }
    }
    out << '\n';
}

}  // namespace

void printTable(std::ostream& out, const Report& report) {
    std::vector<const ReportedRow*> rows;
    const auto flush = [&] {
        if (!rows.empty()) {
            printFunction(out, rows);
        }
        rows.clear();
    };
    for (const ReportedRow& row : report.rows) {
        if (!hasRun(row.outcome.verdict)) {
            continue;
        }
        if (!rows.empty() && rows.front()->identity.function != row.identity.function) {
            flush();
        }
        rows.push_back(&row);
    }
    flush();
    printSummary(out, report);
}

}  // namespace winfax::conformance
