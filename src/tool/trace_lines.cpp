// SPDX-License-Identifier: MIT
#include "tool/trace_lines.h"

#include <algorithm>
#include <limits>

#include "describe/json_from.h"
#include "tool/display.h"

namespace winfax::tool {

namespace {

template <class T>
T numberAt(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_number_unsigned()) return 0;
    const auto number = found->get<std::uint64_t>();
    return number > std::numeric_limits<T>::max() ? 0 : static_cast<T>(number);
}

std::string textAt(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    return found->is_number_unsigned() ? std::to_string(found->get<std::uint64_t>()) : "";
}

std::vector<std::string> textsAt(const Json& json, const char* name) {
    std::vector<std::string> texts;
    const auto found = json.find(name);
    if (found == json.end() || !found->is_array()) return texts;
    for (const Json& text : *found) {
        if (text.is_string()) texts.push_back(text.get<std::string>());
    }
    return texts;
}

// "FaxGetJob" is FaxGetJobA as well as FaxGetJobW.
bool namesFunction(const std::string& wanted, const std::string& function) {
    if (sameWord(wanted, function)) return true;
    const bool twoForms = function.ends_with('A') || function.ends_with('W');
    return twoForms && sameWord(wanted, function.substr(0, function.size() - 1));
}

template <class T, class Like>
bool anyOrEmpty(const std::vector<T>& wanted, Like&& like) {
    return wanted.empty() || std::ranges::any_of(wanted, like);
}

}  // namespace

std::optional<TraceLine> readTraceLine(const std::string& text) {
    TraceLine line;
    line.json = describe::jsonFrom(text);
    if (!line.json.is_object() || !line.json.contains("time")) return std::nullopt;
    line.time = textAt(line.json, "time");
    line.process = numberAt<std::uint32_t>(line.json, "process");
    line.thread = numberAt<std::uint32_t>(line.json, "thread");
    line.call = numberAt<std::uint64_t>(line.json, "call");
    line.function = textAt(line.json, "function");
    line.error = textAt(line.json, "error");
    line.microseconds = numberAt<std::uint64_t>(line.json, "microseconds");
    line.findings = textsAt(line.json, "findings");
    if (const auto result = line.json.find("result");
        result != line.json.end() && result->is_boolean()) {
        line.result = result->get<bool>();
    }
    if (line.json.contains("job")) line.job = numberAt<std::uint32_t>(line.json, "job");
    return line;
}

bool TraceFilter::wants(const TraceLine& line) const {
    if (failuresOnly && !line.failed()) return false;
    if (findingsOnly && line.findings.empty() && !line.function.empty()) return false;
    return anyOrEmpty(
               functions,
               [&](const std::string& name) { return namesFunction(name, line.function); }) &&
           anyOrEmpty(jobs, [&](std::uint32_t job) { return line.job == job; }) &&
           anyOrEmpty(errors,
                      [&](const std::string& error) { return sameWord(error, line.error); });
}

std::size_t readTrace(std::istream& in, const TraceFilter& filter,
                      const std::function<void(const TraceLine&)>& take) {
    std::size_t strange = 0;
    for (std::string text; std::getline(in, text);) {
        if (text.empty() || text == "\r") continue;
        const auto line = readTraceLine(text);
        if (!line) {
            ++strange;
        } else if (filter.wants(*line)) {
            take(*line);
        }
    }
    return strange;
}

}  // namespace winfax::tool
