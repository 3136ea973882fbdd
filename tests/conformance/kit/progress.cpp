// SPDX-License-Identifier: MIT
#include "kit/progress.h"

#include <stdexcept>

namespace winfax::conformance {
namespace {

RowOutcome outcomeIn(const Json& line) {
    return {verdictNamed(line.at("verdict").get<std::string>()).value_or(Verdict::different),
            line.at("expected"), line.at("observed"), line.at("milliseconds")};
}

void add(Progress& progress, const Json& line) {
    if (line.contains("library")) {
        progress.library = line["library"];
    } else if (line.contains("begin")) {
        progress.unfinished = line["begin"];
    } else if (line.contains("end")) {
        progress.ended[line["end"]] = outcomeIn(line);
        progress.unfinished.reset();
    } else if (line.contains("remark")) {
        progress.remarks.push_back(line["remark"]);
    }
}

}  // namespace

ProgressWriter::ProgressWriter(const std::filesystem::path& file)
    : stream_(file, std::ios::app | std::ios::binary) {
    if (!stream_) {
        throw std::runtime_error("cannot write " + file.string());
    }
    stream_ << '\n';
}

void ProgressWriter::library(const Json& facts) { write({{"library", facts}}); }

void ProgressWriter::begin(const std::string& row) { write({{"begin", row}}); }

void ProgressWriter::end(const std::string& row, const RowOutcome& outcome) {
    write({{"end", row},
           {"verdict", nameOf(outcome.verdict)},
           {"expected", outcome.expected},
           {"observed", outcome.observed},
           {"milliseconds", outcome.milliseconds}});
}

void ProgressWriter::remark(const std::string& text) { write({{"remark", text}}); }

// What a library says may be no UTF-8, and is replaced where it is not.
void ProgressWriter::write(const Json& line) {
    const std::lock_guard lock(mutex_);
    stream_ << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n' << std::flush;
}

Progress readProgress(const std::filesystem::path& file) {
    Progress progress;
    std::ifstream stream(file, std::ios::binary);
    for (std::string line; std::getline(stream, line);) {
        const Json object = Json::parse(line, nullptr, false);
        if (object.is_object()) {
            add(progress, object);
        }
    }
    return progress;
}

}  // namespace winfax::conformance
