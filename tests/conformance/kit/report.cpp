// SPDX-License-Identifier: MIT
#include "kit/report.h"

#include <algorithm>

namespace winfax::conformance {
namespace {

constexpr std::array kVerdicts = {Verdict::passed, Verdict::different,     Verdict::crashed,
                                  Verdict::hung,   Verdict::notApplicable, Verdict::leftOut};

Json jsonOf(const ReportedRow& row) {
    return {{"id", row.identity.id},
            {"decisions", row.identity.decisions},
            {"function", row.identity.function},
            {"form", row.identity.form},
            {"fact", row.identity.fact},
            {"effect", nameOf(row.effect)},
            {"verdict", nameOf(row.outcome.verdict)},
            {"expected", row.outcome.expected},
            {"observed", row.outcome.observed},
            {"milliseconds", row.outcome.milliseconds}};
}

}  // namespace

std::map<Verdict, std::size_t> countsOf(const Report& report) {
    std::map<Verdict, std::size_t> counts;
    for (const Verdict verdict : kVerdicts) {
        counts[verdict] = 0;
    }
    for (const ReportedRow& row : report.rows) {
        ++counts[row.outcome.verdict];
    }
    return counts;
}

bool isAsExpected(const Report& report) {
    const auto counts = countsOf(report);
    return counts.at(Verdict::passed) > 0 && counts.at(Verdict::different) == 0 &&
           counts.at(Verdict::crashed) == 0 && counts.at(Verdict::hung) == 0;
}

Json jsonOf(const Report& report, const Options& options) {
    Json summary = Json::object();
    for (const auto& [verdict, count] : countsOf(report)) {
        summary[std::string(nameOf(verdict))] = count;
    }
    Json rows = Json::array();
    for (const ReportedRow& row : report.rows) {
        rows.push_back(jsonOf(row));
    }
    return {{"format", "winfax-conformance"},    {"formatVersion", 1},
            {"kit", WINFAX_CONFORMANCE_VERSION}, {"library", report.library},
            {"system", report.system},           {"started", report.started},
            {"finished", report.finished},       {"onlySafe", options.mode.onlySafe},
            {"foreign", options.mode.foreign},   {"dials", !options.mode.number.empty()},
            {"filter", options.filter},          {"summary", summary},
            {"remarks", report.remarks},         {"rows", rows}};
}

}  // namespace winfax::conformance
