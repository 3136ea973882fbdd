// SPDX-License-Identifier: MIT
// Reports of winfax_conformance (docs/conformance.md), and where two of them differ. They may come
// from anywhere, so nothing in them is trusted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tool/failure.h"

namespace winfax::tool {

struct ConformanceRow {
    std::string id;
    std::string function;
    std::string form;  // "A", "W" or ""
    std::string fact;
    std::string verdict;
    std::string expected;
    std::string observed;

    // Whether the row ran, so that what was observed can be compared.
    bool hasRun() const;
};

struct ConformanceReport {
    std::string source;   // the file's name, for messages
    std::string library;  // path and version of what was tested
    std::string system;
    std::vector<ConformanceRow> rows;  // in the report's order, each id once
};

// `source` is for messages. Refuses what is no report, or one of a later format.
Expected<ConformanceReport> parseConformanceReport(std::string_view text, std::string source);
Expected<ConformanceReport> readConformanceReport(const std::string& file);

struct ConformanceDifference {
    ConformanceRow first;
    ConformanceRow second;
};

struct ConformanceComparison {
    std::vector<ConformanceDifference> differences;  // ran in both, and another thing was observed
    std::vector<ConformanceRow> onlyFirst;           // ran in the first report only
    std::vector<ConformanceRow> onlySecond;
    std::size_t alike = 0;
};

ConformanceComparison compare(const ConformanceReport& first, const ConformanceReport& second);

}  // namespace winfax::tool
