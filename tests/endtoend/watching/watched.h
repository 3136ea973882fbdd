// SPDX-License-Identifier: MIT
// Runs watched_program and reads what was written about its calls.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "../support/service_process.h"
#include "service_test.h"

namespace winfax::endtoend {

using Json = nlohmann::ordered_json;

inline test::Finished runWatched(const std::string& deed, const std::filesystem::path& document,
                                 const std::string& library = conformance::libraryPath()) {
    return test::runProgram(testProgramPath("watched_program"), {library, deed, document.string()});
}

inline std::vector<Json> linesOf(const std::filesystem::path& file) {
    std::vector<Json> lines;
    std::ifstream in(file);
    for (std::string text; std::getline(in, text);) lines.push_back(Json::parse(text));
    return lines;
}

// The lines of calls of this function.
inline std::vector<Json> callsOf(const std::vector<Json>& lines, const std::string& function) {
    std::vector<Json> calls;
    for (const Json& line : lines) {
        if (line.value("function", "") == function) calls.push_back(line);
    }
    return calls;
}

}  // namespace winfax::endtoend
