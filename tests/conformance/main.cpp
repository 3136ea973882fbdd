// SPDX-License-Identifier: MIT
// Shows what a WinFax.dll does, seen from outside: only include/ and the 58 exports are used.
//
//   winfax_conformance [OPTION...]            the kit: a report, in processes that may crash
//   winfax_conformance --gtest [OPTION...]    plain Google Test: what ctest runs, with our library
#include <gtest/gtest.h>

#include <exception>
#include <fstream>
#include <iostream>
#include <string_view>

#include "host.h"
#include "kit/campaign.h"
#include "kit/machine.h"
#include "kit/row_runner.h"
#include "support/scratch_directory.h"
#include "support/test_environment.h"

namespace winfax::conformance {
namespace {

constexpr int kNoRows = 2;

void load() {
    // A9: the library asks for the locale once; the tests expect one that can write everything.
    test::writeVariable("LC_ALL", "C.UTF-8");
    loadLibrary();
    if (libraryIsOurs()) {
        findProducts(libraryPath());
    }
}

int runWithGoogleTest(int argumentCount, char** arguments) {
    load();
    registerRows();
    testing::InitGoogleTest(&argumentCount, arguments);
    return RUN_ALL_TESTS();
}

int runAsPartOfCampaign(const Options& options) {
    crashQuietly();
    try {
        load();
    } catch (const std::exception& problem) {
        std::cerr << problem.what();  // the campaign's to tell
        return kNoRows;
    }
    registerRows();
    return runRows(options.rows, options.progress);
}

int list(const std::vector<ListedRow>& rows) {
    for (const ListedRow& row : rows) {
        std::cout << row.identity.id << '\t' << nameOf(row.effect) << '\n';
    }
    return 0;
}

std::ofstream created(const std::filesystem::path& file) {
    std::ofstream stream(file, std::ios::binary);
    if (!stream) {
        throw std::runtime_error("cannot write " + file.string());
    }
    return stream;
}

int runCampaign(const std::vector<ListedRow>& rows, const Options& options) {
    // Beside the report, so that what was found is not lost even when the whole machine stops.
    const test::ScratchDirectory scratch;
    std::filesystem::path progress = scratch.path() / "progress";
    if (!options.report.empty()) {
        (progress = options.report) += ".progress";
    }
    const Report report = runCampaign(rows, options, progress);
    if (!options.report.empty()) {
        created(options.report) << jsonOf(report, options).dump(1) << '\n';
    }
    if (!options.junit.empty()) {
        std::ofstream stream = created(options.junit);
        writeJunit(stream, report);
    }
    std::filesystem::remove(progress);
    printTable(std::cout, report);
    return isAsExpected(report) ? 0 : 1;
}

int run(int argumentCount, char** arguments) {
    if (argumentCount > 1 && std::string_view(arguments[1]).starts_with("--gtest")) {
        return runWithGoogleTest(argumentCount, arguments);
    }
    int exitCode = 0;
    const auto options = readOptions(argumentCount, arguments, exitCode);
    if (!options) {
        return exitCode;
    }
    chooseMode(options->mode);
    int one = 1;
    testing::InitGoogleTest(&one, arguments);
    if (!options->rows.empty()) {
        return runAsPartOfCampaign(*options);
    }
    registerRows();
    std::vector<ListedRow> rows = allRows();
    std::erase_if(rows,
                  [&](const ListedRow& row) { return !matches(row.identity.id, options->filter); });
    if (rows.empty()) {
        throw std::runtime_error("no row has an id like " + options->filter + ": see --list");
    }
    return options->list ? list(rows) : runCampaign(rows, *options);
}

}  // namespace
}  // namespace winfax::conformance

int main(int argumentCount, char** arguments) {
    try {
        return winfax::conformance::run(argumentCount, arguments);
    } catch (const std::exception& problem) {
        std::cerr << "winfax_conformance: " << problem.what() << "\n";
        return winfax::conformance::kNoRows;
    }
}
