// SPDX-License-Identifier: MIT
#include "kit/row_runner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <sstream>

#include "kit/effect.h"
#include "kit/machine.h"
#include "kit/progress.h"
#include "kit/row_list.h"
#include "service_test.h"

namespace winfax::conformance {
namespace {

// Words of an assertion in one line, short enough for a report, without the one that a FAIL() has
// before its message.
std::string oneLine(std::string text) {
    constexpr std::size_t kLongest = 1000;
    if (text.starts_with("Failed\n")) {
        text.erase(0, text.find('\n'));
    }
    std::istringstream words(text);
    std::string line;
    for (std::string word; words >> word;) {
        line += (line.empty() ? "" : " ") + word;
    }
    return line.size() > kLongest ? line.substr(0, kLongest) + "..." : line;
}

std::string propertyOf(const testing::TestResult& result, std::string_view name) {
    for (int index = 0; index < result.test_property_count(); ++index) {
        if (result.GetTestProperty(index).key() == name) {
            return result.GetTestProperty(index).value();
        }
    }
    return {};
}

RowOutcome outcomeOf(const testing::TestResult& result) {
    RowOutcome outcome{Verdict::passed, propertyOf(result, "expected"),
                       propertyOf(result, "observed"), result.elapsed_time()};
    const bool measured = !outcome.observed.empty();
    if (!measured) {
        outcome.expected = kAsTheFactSays;
    }
    for (int index = 0; index < result.total_part_count(); ++index) {
        const testing::TestPartResult& part = result.GetTestPartResult(index);
        if (part.skipped()) {
            return {Verdict::notApplicable, outcome.expected, oneLine(part.message()),
                    result.elapsed_time()};
        }
        if (part.failed()) {
            outcome.verdict = Verdict::different;
            // The outcome of the row's own call stands there already.
            const std::string words = oneLine(part.message());
            if (!measured || !words.starts_with(outcome.observed)) {
                outcome.observed += (outcome.observed.empty() ? "" : "; ") + words;
            }
        }
    }
    if (outcome.observed.empty()) {
        outcome.observed = "as expected";
    }
    return outcome;
}

class Reporter : public testing::EmptyTestEventListener {
  public:
    explicit Reporter(ProgressWriter& progress) : progress_(progress) {}

    void OnTestStart(const testing::TestInfo& test) override {
        inRow_ = true;
        progress_.begin(googleName(test));
    }
    void OnTestPartResult(const testing::TestPartResult& part) override {
        if (!inRow_ && part.failed()) {
            progress_.remark(oneLine(part.message()));
        }
    }
    void OnTestEnd(const testing::TestInfo& test) override {
        inRow_ = false;
        progress_.end(googleName(test), outcomeOf(*test.result()));
    }

  private:
    ProgressWriter& progress_;
    bool inRow_ = false;
};

// What a row gets that does not run with this library in this mode; nullopt when it does.
std::optional<RowOutcome> outcomeWithoutRunning(Effect effect) {
    const auto leftOut = [](const std::string& why) {
        return RowOutcome{Verdict::leftOut, {}, why, 0};
    };
    if (effect == Effect::ownService && !libraryIsOurs()) {
        return RowOutcome{Verdict::notApplicable, {}, kNeedsOwnService, 0};
    }
    if (mode().onlySafe && !isSafe(effect)) {
        return leftOut("is not safe: " + std::string(nameOf(effect)));
    }
    if (effect == Effect::sends && !libraryIsOurs() && mode().number.empty()) {
        return leftOut("sends, and there is no --number that may be dialled");
    }
    return std::nullopt;
}

Json libraryFacts() {
    const std::filesystem::path file = libraryPath();
    std::error_code ignored;
    return {{"path", libraryPath()},
            {"fileVersion", fileVersion(file)},
            {"size", std::filesystem::file_size(file, ignored)},
            {"sha256", sha256(file)},
            {"bits", sizeof(void*) * 8},
            {"openWinFax", libraryIsOurProduct()},
            {"treatedAsOurs", libraryIsOurs()}};
}

}  // namespace

int runRows(const std::filesystem::path& rows, const std::filesystem::path& progressFile) {
    ProgressWriter progress(progressFile);
    progress.library(libraryFacts());
    std::string filter;
    for (const std::string& row : readRowNames(rows)) {
        const std::size_t dot = row.find('.');
        if (const auto outcome = outcomeWithoutRunning(
                effectOf(row.substr(0, dot), std::string_view(row).substr(dot + 1)))) {
            progress.end(row, *outcome);
        } else {
            filter += (filter.empty() ? "" : ":") + row;
        }
    }
    if (filter.empty()) {
        return 0;
    }
    testing::GTEST_FLAG(filter) = filter;
    auto& listeners = testing::UnitTest::GetInstance()->listeners();
    delete listeners.Release(listeners.default_result_printer());
    listeners.Append(new Reporter(progress));
    // What the rows have shown is in the file; the exit code only says that this process got there.
    [[maybe_unused]] const int failed = RUN_ALL_TESTS();
    return 0;
}

}  // namespace winfax::conformance
