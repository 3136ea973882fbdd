// SPDX-License-Identifier: MIT
// What a process that runs rows leaves behind, whatever becomes of it: a file of JSON objects, one
// a line, each written when it happens.
//
//   {"library":{...}}                what is tested, before the first row
//   {"begin":"FaxClose.A7_..."}      a row starts; rows go by their Google Test names here
//   {"end":"FaxClose.A7_...", "verdict":..., "expected":..., "observed":..., "milliseconds":...}
//   {"remark":"..."}                 something failed that is no row's
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kit/verdict.h"

namespace winfax::conformance {

using Json = nlohmann::ordered_json;

// Any thread may write.
class ProgressWriter {
  public:
    // Appends, on a new line. Throws std::runtime_error when the file cannot be written.
    explicit ProgressWriter(const std::filesystem::path& file);

    void library(const Json& facts);
    void begin(const std::string& row);
    void end(const std::string& row, const RowOutcome& outcome);
    void remark(const std::string& text);

  private:
    void write(const Json& line);

    std::mutex mutex_;
    std::ofstream stream_;
};

struct Progress {
    Json library;
    std::map<std::string, RowOutcome> ended;
    // The row that began and did not end.
    std::optional<std::string> unfinished;
    std::vector<std::string> remarks;
};

// A line that was cut short, by a crash while it was written, does not count.
Progress readProgress(const std::filesystem::path& file);

}  // namespace winfax::conformance
