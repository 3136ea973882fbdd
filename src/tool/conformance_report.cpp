// SPDX-License-Identifier: MIT
#include "tool/conformance_report.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "platform/files.h"
#include "platform/paths.h"

namespace winfax::tool {

namespace {

constexpr std::size_t kLongestReport = std::size_t{64} << 20;
constexpr int kFormatVersion = 1;
constexpr std::array<std::string_view, 4> kVerdictsOfRuns = {"passed", "different", "crashed",
                                                             "hung"};

tl::unexpected<Failure> noReport(const std::string& source, std::string why) {
    return failed(ExitCode::refused, "no report of winfax_conformance", source, std::move(why));
}

// "" where the member is missing or no text.
std::string textIn(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<ConformanceRow> rowIn(const nlohmann::json& object) {
    if (!object.is_object()) return std::nullopt;
    ConformanceRow row{textIn(object, "id"),      textIn(object, "function"),
                       textIn(object, "form"),    textIn(object, "fact"),
                       textIn(object, "verdict"), textIn(object, "expected"),
                       textIn(object, "observed")};
    if (row.id.empty() || row.verdict.empty()) return std::nullopt;
    return row;
}

std::string libraryIn(const nlohmann::json& report) {
    const auto found = report.find("library");
    if (found == report.end() || !found->is_object()) return "unknown";
    const std::string version = textIn(*found, "fileVersion");
    return textIn(*found, "path") + (version.empty() ? "" : " " + version);
}

// Rows that ran, by id.
std::map<std::string_view, const ConformanceRow*> runsOf(const ConformanceReport& report) {
    std::map<std::string_view, const ConformanceRow*> runs;
    for (const ConformanceRow& row : report.rows) {
        if (row.hasRun()) runs.emplace(row.id, &row);
    }
    return runs;
}

}  // namespace

bool ConformanceRow::hasRun() const {
    return std::ranges::find(kVerdictsOfRuns, verdict) != kVerdictsOfRuns.end();
}

Expected<ConformanceReport> parseConformanceReport(std::string_view text, std::string source) {
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || textIn(json, "format") != "winfax-conformance") {
        return noReport(source, "give a file that winfax_conformance --report wrote");
    }
    const auto version = json.find("formatVersion");
    if (version == json.end() || *version != kFormatVersion) {
        return noReport(source, "its formatVersion is not 1: use the faxctl of its release");
    }
    const auto rows = json.find("rows");
    if (rows == json.end() || !rows->is_array()) return noReport(source, "it has no rows");
    ConformanceReport report{source, libraryIn(json), textIn(json, "system"), {}};
    std::set<std::string> seen;
    for (const nlohmann::json& object : *rows) {
        std::optional<ConformanceRow> row = rowIn(object);
        if (!row) return noReport(source, "one of its rows has no id or no verdict");
        if (!seen.insert(row->id).second) {
            return noReport(source, "it has the row " + row->id + " twice");
        }
        report.rows.push_back(std::move(*row));
    }
    return report;
}

Expected<ConformanceReport> readConformanceReport(const std::string& file) {
    const auto text = platform::readWholeFile(platform::pathFromUtf8(file), kLongestReport);
    if (text) return parseConformanceReport(*text, file);
    return tl::unexpected(failureOf(text.error(), "cannot read the report", file));
}

ConformanceComparison compare(const ConformanceReport& first, const ConformanceReport& second) {
    const auto firstRuns = runsOf(first);
    const auto secondRuns = runsOf(second);
    ConformanceComparison comparison;
    for (const ConformanceRow& row : first.rows) {
        if (!row.hasRun()) continue;
        const auto other = secondRuns.find(row.id);
        if (other == secondRuns.end()) {
            comparison.onlyFirst.push_back(row);
        } else if (row.observed != other->second->observed ||
                   row.verdict != other->second->verdict) {
            comparison.differences.push_back({row, *other->second});
        } else {
            ++comparison.alike;
        }
    }
    for (const ConformanceRow& row : second.rows) {
        if (row.hasRun() && !firstRuns.contains(row.id)) comparison.onlySecond.push_back(row);
    }
    return comparison;
}

}  // namespace winfax::tool
