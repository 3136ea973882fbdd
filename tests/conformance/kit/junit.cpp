// SPDX-License-Identifier: MIT
#include <algorithm>

#include "kit/report.h"

namespace winfax::conformance {
namespace {

// For text and attributes. XML 1.0 has no control characters, so they become "?".
std::string escaped(std::string_view text) {
    std::string result;
    for (const char character : text) {
        switch (character) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            default:
                result += static_cast<unsigned char>(character) < 0x20 ? '?' : character;
        }
    }
    return result;
}

// Crashes and hangs are errors, what was observed otherwise is a failure.
std::string_view elementOf(Verdict verdict) {
    switch (verdict) {
        case Verdict::different:
            return "failure";
        case Verdict::crashed:
        case Verdict::hung:
            return "error";
        case Verdict::notApplicable:
        case Verdict::leftOut:
            return "skipped";
        case Verdict::passed:
            break;
    }
    return {};
}

void writeRow(std::ostream& out, const ReportedRow& row) {
    const RowOutcome& outcome = row.outcome;
    out << "    <testcase classname=\"" << escaped(row.identity.function) << row.identity.form
        << "\" name=\"" << escaped(row.identity.id) << "\" time=\""
        << static_cast<double>(outcome.milliseconds) / 1000 << "\" status=\""
        << (hasRun(outcome.verdict) ? "run" : "notrun") << '"';
    const std::string_view element = elementOf(outcome.verdict);
    if (element.empty()) {
        out << "/>\n";
        return;
    }
    std::string message(nameOf(outcome.verdict));
    message += ": " + outcome.observed;
    if (hasRun(outcome.verdict)) {
        message += "; expected: " + outcome.expected;
    }
    out << "><" << element << " message=\"" << escaped(message) << "\"/></testcase>\n";
}

template <class Rows>
std::size_t countOf(const Rows& rows, std::string_view element) {
    return static_cast<std::size_t>(std::ranges::count_if(
        rows, [&](const ReportedRow& row) { return elementOf(row.outcome.verdict) == element; }));
}

template <class Rows>
void writeCounts(std::ostream& out, const Rows& rows) {
    out << " tests=\"" << std::ranges::distance(rows) << "\" failures=\""
        << countOf(rows, "failure") << "\" errors=\"" << countOf(rows, "error") << "\" skipped=\""
        << countOf(rows, "skipped") << "\">\n";
}

}  // namespace

void writeJunit(std::ostream& out, const Report& report) {
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"winfax_conformance\"";
    writeCounts(out, report.rows);
    for (auto first = report.rows.begin(); first != report.rows.end();) {
        const auto last = std::find_if(first, report.rows.end(), [&](const ReportedRow& row) {
            return row.identity.function != first->identity.function;
        });
        const std::ranges::subrange rows(first, last);
        out << "  <testsuite name=\"" << escaped(first->identity.function) << '"';
        writeCounts(out, rows);
        for (const ReportedRow& row : rows) {
            writeRow(out, row);
        }
        out << "  </testsuite>\n";
        first = last;
    }
    out << "</testsuites>\n";
}

}  // namespace winfax::conformance
