// SPDX-License-Identifier: MIT
#include <memory>
#include <utility>

#include "tool/command.h"
#include "tool/conformance_report.h"
#include "tool/display.h"
#include "tool/json_of.h"

namespace winfax::tool {

namespace {

struct Files {
    std::string first;
    std::string second;
    bool sameRows = false;  // rows that ran in one report only count as differences
};

std::string observedIn(const ConformanceRow& row) {
    const bool plain = row.verdict == "passed" || row.verdict == "different";
    return oneLine(plain ? row.observed : row.verdict + ": " + row.observed);
}

void printDifferences(std::ostream& out, const ConformanceComparison& comparison) {
    if (comparison.differences.empty()) return;
    std::vector<std::vector<std::string>> rows{{"row", "expected", "observed in A", "in B"}};
    for (const ConformanceDifference& difference : comparison.differences) {
        rows.push_back({oneLine(difference.first.id), oneLine(difference.first.expected),
                        observedIn(difference.first), observedIn(difference.second)});
    }
    printTable(out, rows);
    out << '\n';
}

void printOnly(std::ostream& out, const std::vector<ConformanceRow>& rows, std::string_view where) {
    if (rows.empty()) return;
    out << "ran in " << where << " only:\n";
    for (const ConformanceRow& row : rows) out << "  " << oneLine(row.id) << '\n';
    out << '\n';
}

void printComparison(std::ostream& out, const ConformanceReport& first,
                     const ConformanceReport& second, const ConformanceComparison& comparison) {
    for (const auto& [name, report] : {std::pair{"A", &first}, std::pair{"B", &second}}) {
        out << name << ": " << oneLine(report->library) << ", " << oneLine(report->system) << '\n';
    }
    out << '\n';
    printDifferences(out, comparison);
    printOnly(out, comparison.onlyFirst, "A");
    printOnly(out, comparison.onlySecond, "B");
    out << comparison.alike << " rows alike, " << comparison.differences.size() << " differ, "
        << comparison.onlyFirst.size() << " in A only, " << comparison.onlySecond.size()
        << " in B only\n";
}

Json jsonOf(const ConformanceReport& report) {
    return {{"file", report.source}, {"library", report.library}, {"system", report.system}};
}

Json jsonOf(const ConformanceRow& row) {
    return {{"verdict", row.verdict}, {"observed", row.observed}};
}

Json idsOf(const std::vector<ConformanceRow>& rows) {
    Json ids = Json::array();
    for (const ConformanceRow& row : rows) ids.push_back(row.id);
    return ids;
}

Json jsonOf(const ConformanceDifference& difference) {
    return {{"id", difference.first.id},
            {"function", difference.first.function},
            {"form", difference.first.form},
            {"fact", difference.first.fact},
            {"expected", difference.first.expected},
            {"a", jsonOf(difference.first)},
            {"b", jsonOf(difference.second)}};
}

Json jsonOf(const ConformanceReport& first, const ConformanceReport& second,
            const ConformanceComparison& comparison) {
    Json differences = Json::array();
    for (const ConformanceDifference& difference : comparison.differences) {
        differences.push_back(jsonOf(difference));
    }
    return {{"a", jsonOf(first)},
            {"b", jsonOf(second)},
            {"alike", comparison.alike},
            {"differences", differences},
            {"onlyInA", idsOf(comparison.onlyFirst)},
            {"onlyInB", idsOf(comparison.onlySecond)}};
}

Outcome showDifferences(const Context& context, const Files& files) {
    const auto first = readConformanceReport(files.first);
    if (!first) return tl::unexpected(first.error());
    const auto second = readConformanceReport(files.second);
    if (!second) return tl::unexpected(second.error());
    const ConformanceComparison comparison = compare(*first, *second);
    if (comparison.alike + comparison.differences.size() == 0) {
        return failed(ExitCode::refused, "no row ran in both reports",
                      files.first + " and " + files.second, "compare runs of the same rows");
    }
    if (context.json) {
        printJson(context.console.out, jsonOf(*first, *second, comparison));
    } else {
        printComparison(context.console.out, *first, *second, comparison);
    }
    const bool complete = comparison.onlyFirst.empty() && comparison.onlySecond.empty();
    const bool alike = comparison.differences.empty() && (complete || !files.sameRows);
    return alike ? ExitCode::ok : ExitCode::differ;
}

}  // namespace

void addConformance(CLI::App& faxctl, Context& context) {
    auto* conformance =
        addCommand(faxctl, context, "conformance",
                   "Compares what different WinFax.dll's were seen to do.",
                   "  faxctl conformance diff genuine.json ours.json");
    conformance->require_subcommand(1);
    auto* diff = addCommand(*conformance, context, "diff",
                            "Shows where two reports of winfax_conformance differ, row by row.",
                            "  faxctl conformance diff genuine.json ours.json\n"
                            "  faxctl conformance diff xp.json w2k.json --json | jq .differences\n"
                            "Exit codes: 0 alike in each row that ran in both, 1 not.");
    auto files = std::make_shared<Files>();
    diff->add_option("A", files->first, "A report, as --report wrote it")->required();
    diff->add_option("B", files->second, "Another one")->required();
    diff->add_flag("--same-rows", files->sameRows,
                   "Rows that ran in one report only count as differences");
    diff->callback([&context, files] {
        context.action = [&context, files] { return showDifferences(context, *files); };
    });
}

}  // namespace winfax::tool
