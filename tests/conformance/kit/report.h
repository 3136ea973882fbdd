// SPDX-License-Identifier: MIT
// What a run has shown, in the forms that people and programs read. The JSON is described in
// docs/conformance.md; faxctl conformance diff reads it.
#pragma once

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "kit/effect.h"
#include "kit/options.h"
#include "kit/progress.h"
#include "kit/row_identity.h"
#include "kit/verdict.h"

namespace winfax::conformance {

struct ReportedRow {
    RowIdentity identity;
    Effect effect = Effect::unmarked;
    RowOutcome outcome;
};

struct Report {
    Json library;         // as the process that loaded it saw it, see progress.h
    std::string system;   // operatingSystem()
    std::string started;  // "2026-11-22T16:20:05Z"
    std::string finished;
    std::vector<ReportedRow> rows;  // by function, form and id
    std::vector<std::string> remarks;
};

// How many rows have each verdict; those that none has are there with 0.
std::map<Verdict, std::size_t> countsOf(const Report& report);
// Whether each row that ran is as expected, and one ran.
bool isAsExpected(const Report& report);

Json jsonOf(const Report& report, const Options& options);
// One suite for each function. Rows that did not run are skipped ones, with the reason.
void writeJunit(std::ostream& out, const Report& report);
// By function: row, fact, expected, observed, verdict of what ran; then a summary.
void printTable(std::ostream& out, const Report& report);

}  // namespace winfax::conformance
