// SPDX-License-Identifier: MIT
#include "kit/options.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace winfax::conformance {
namespace {

constexpr const char* kFooter =
    "Without --only-safe jobs, settings and registrations of the service are changed.\n"
    "Exit codes: 0 each row that ran is as expected, 1 some are not, 2 no rows could be run.\n"
    "With --gtest as the first word the rows run in this process, and the other words are Google\n"
    "Test's own options. docs/conformance.md says more.";

// Digits and what people write between them.
std::string faultOfNumber(const std::string& number) {
    return number.empty() || number.find_first_not_of("0123456789+-() #*") != std::string::npos
               ? "give a telephone number: digits, + - ( ) and blanks"
               : std::string();
}

}  // namespace

std::optional<Options> readOptions(int argumentCount, char** arguments, int& exitCode) {
    Options options;
    std::string library, report, junit, number, rows, progress;
    unsigned limit = static_cast<unsigned>(options.limit.count());
    CLI::App program("Shows by calls what a WinFax.dll does, row by row of the contract.",
                     "winfax_conformance");
    program.allow_windows_style_options(false);
    program.set_version_flag("--version", "winfax_conformance " WINFAX_CONFORMANCE_VERSION);
    program.footer(kFooter);
    program.add_option("--library", library,
                       "The library to test (default: WINFAX_LIBRARY, else the one beside this "
                       "program, else the system's)");
    program.add_flag("--foreign", options.mode.foreign,
                     "Treat the library as genuine, even if it is OpenWinFax's");
    program.add_flag("--only-safe", options.mode.onlySafe,
                     "Only rows that send nothing, change nothing and register nothing");
    program
        .add_option("--number", number,
                    "A telephone number that may be dialled; without it nothing is sent with a "
                    "genuine library")
        ->check(faultOfNumber);
    program.add_option("--filter", options.filter, "Only rows with such an id; * is anything");
    program.add_flag("--list", options.list, "List the rows and what they do, and run none");
    program.add_option("--report", report, "Write the report, as JSON, to this file");
    program.add_option("--junit", junit, "Write JUnit XML to this file");
    program.add_option("--limit", limit, "Seconds that a row may take")
        ->capture_default_str()
        ->check(CLI::Range(1u, 86400u));
    program.add_option("--run-rows", rows)->group("");
    program.add_option("--progress", progress)->group("");
    try {
        program.parse(argumentCount, arguments);
    } catch (const CLI::ParseError& error) {
        exitCode = program.exit(error) == 0 ? 0 : 2;
        return std::nullopt;
    }
    options.mode.library = library;
    options.mode.number.assign(number.begin(), number.end());
    options.report = report;
    options.junit = junit;
    options.limit = std::chrono::seconds(limit);
    options.rows = rows;
    options.progress = progress;
    return options;
}

}  // namespace winfax::conformance
