// SPDX-License-Identifier: MIT
// Every decision of the sections that this program is about has a test here that names it, or a
// stated reason why something else shows it. Every export has a row.
#include <gtest/gtest.h>

#include <cctype>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "api.h"
#include "coverage_reasons.h"

namespace winfax::conformance {
namespace {

// The rows of each section of the contract's decisions, A11 and K11 included.
constexpr std::pair<char, int> kSections[] = {{'A', 11}, {'B', 7},  {'C', 15}, {'D', 7},  {'E', 10},
                                              {'F', 11}, {'G', 12}, {'H', 5},  {'I', 12}, {'J', 3},
                                              {'K', 11}, {'L', 22}, {'M', 13}};

const std::map<std::string, std::string>& shownElsewhere() {
    static const auto reasons = [] {
        std::map<std::string, std::string> all = notOnThisPlatform();
        all.insert({
            {"G6", "not reachable: every connection is local (A1, A2)"},
            {"G12", "a slow reader is made in unit tests of the event hub"},
            {"H1", "needs a second user: unit tests of the service's access rules"},
            {"H2", "a misprint of the rights table; the rights are unit tests of the call list"},
            {"I12",
             "a function of faxroute.h, which nothing here calls: extensions are registered "
             "but not loaded yet"},
            {"K3", "no row expects 7001 and up, and each row expects its exact error"},
            {"K5", "tests/headers asserts every size and offset on all three targets"},
            {"K6", "no wizard shows: the printer's driver has none"},
            {"L16", "tests/install looks for the registry value and the file"},
            {"L19", "tests/endtoend/printing looks at trace and faxctl"},
            {"L21", "tests/exports links against both import libraries of both widths"},
        });
        return all;
    }();
    return reasons;
}

// A name starts with the rows it shows, as in "K4_L5_A9_sent_by_W".
std::set<std::string> rowsOf(const std::string& testName) {
    std::set<std::string> rows;
    std::istringstream parts(testName);
    for (std::string part; std::getline(parts, part, '_');) {
        const bool isRow = part.size() >= 2 && std::isupper(static_cast<unsigned char>(part[0])) &&
                           part.find_first_not_of("0123456789", 1) == std::string::npos;
        if (!isRow) {
            break;
        }
        rows.insert(part);
    }
    return rows;
}

struct Shown {
    std::set<std::string> rows;
    std::set<std::string> suites;
};

Shown shownHere() {
    Shown shown;
    const auto& program = *testing::UnitTest::GetInstance();
    for (int suite = 0; suite < program.total_test_suite_count(); ++suite) {
        const auto& tests = *program.GetTestSuite(suite);
        shown.suites.insert(tests.name());
        for (int test = 0; test < tests.total_test_count(); ++test) {
            shown.rows.merge(rowsOf(tests.GetTestInfo(test)->name()));
        }
    }
    return shown;
}

TEST(Coverage, every_decision) {
    const Shown shown = shownHere();
    std::set<std::string> known;
    for (const auto& [section, count] : kSections) {
        for (int number = 1; number <= count; ++number) {
            const std::string row = section + std::to_string(number);
            known.insert(row);
            const bool hasReason = shownElsewhere().contains(row);
            EXPECT_TRUE(hasReason || shown.rows.contains(row))
                << row << " has no test here and no reason in coverage_test.cpp";
            EXPECT_FALSE(hasReason && shown.rows.contains(row))
                << row << " has a test now; take its reason out of coverage_test.cpp";
        }
    }
    for (const std::string& row : shown.rows) {
        EXPECT_TRUE(known.contains(row)) << row << " is named by a test and is no decision";
    }
}

TEST(Coverage, every_function) {
    const Shown shown = shownHere();
    Api functions;
    Api::visit(
        [&](std::string_view name, auto&) {
            EXPECT_TRUE(shown.suites.contains(std::string(name))) << name << " has no row";
        },
        functions);
}

}  // namespace
}  // namespace winfax::conformance
