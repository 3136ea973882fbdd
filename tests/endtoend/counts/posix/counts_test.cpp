// SPDX-License-Identifier: MIT
// What calls may cost at most, in figures that depend on no clock. A row that gets better is
// lowered; one that gets worse has a reason that is worth it, or is a defect. Bytes are counted by
// the client, who has made and taken them all when a call returns.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "support/child_process.h"
#include "support/test_environment.h"

namespace winfax::endtoend {
namespace {

struct Bound {
    const char* fact;  // as counted_calls names it
    long most;
    long wanted;  // by the goals of performance; -1: they say nothing of it
};

constexpr Bound kBounds[] = {
    {"FaxGetJob client sends", 1, 1},
    {"FaxGetJob client receives", 1, 1},
    {"FaxGetJob client other system calls", 0, 0},
    {"FaxGetJob client bytes sent", 16, -1},
    {"FaxGetJob client bytes received", 172, -1},
    {"FaxGetJob client allocations", 1, 1},
    {"FaxGetJob service sends", 1, 1},
    {"FaxGetJob service receives", 1, 1},
    {"FaxGetJob service other system calls", 1, 1},
    {"FaxGetJob service allocations", 1, 1},
    {"FaxGetConfiguration client sends", 1, 1},
    {"FaxGetConfiguration client receives", 1, 1},
    {"FaxGetConfiguration client other system calls", 0, 0},
    {"FaxGetConfiguration client bytes sent", 12, -1},
    {"FaxGetConfiguration client bytes received", 60, -1},
    {"FaxGetConfiguration client allocations", 1, 1},
    {"FaxGetConfiguration service sends", 1, 1},
    {"FaxGetConfiguration service receives", 1, 1},
    {"FaxGetConfiguration service other system calls", 1, 1},
    {"FaxGetConfiguration service allocations", 1, 1},
    {"FaxConnectFaxServer client sends", 1, -1},  // at most two round trips
    {"FaxConnectFaxServer client receives", 1, -1},
    {"FaxConnectFaxServer client allocations", 24, -1},
    {"FaxConnectFaxServer service allocations", 13, -1},
    {"FaxSendDocument client sends", 1, -1},
    {"FaxSendDocument client receives", 1, -1},
    {"FaxSendDocument client bytes sent", 1356, -1},
    {"FaxSendDocument client allocations", 23, -1},
    {"FaxSendDocument service syncs", 1, -1},
    {"FaxSendDocument service allocations", 80, -1},
    {"FaxSetJob client sends", 1, -1},
    {"FaxSetJob client receives", 1, -1},
    {"FaxSetJob client bytes sent", 20, -1},
    {"FaxSetJob client allocations", 0, -1},
    {"FaxSetJob service syncs", 1, -1},
    {"FaxSetJob service allocations", 31, -1},
    {"FaxEnumJobs client sends", 1, -1},  // of a thousand jobs
    {"FaxEnumJobs client allocations", 1, -1},
    {"FaxEnumJobs service sends", 1, -1},
    {"FaxEnumJobs service allocations", 4, -1},
};

std::map<std::string, long> countedFacts() {
    const auto program =
        std::filesystem::path(*test::readVariable("WINFAX_TEST_PROGRAM_DIR")) / "counted_calls";
    const auto run = test::runProgram(program, {});
    EXPECT_EQ(run.exitCode, 0) << run.output;
    std::map<std::string, long> facts;
    std::istringstream lines(run.output);
    for (std::string name, value; std::getline(lines, name, '\t') && std::getline(lines, value);) {
        facts[name] = std::stol(value);
    }
    return facts;
}

TEST(Counts, AreNotAboveTheirBounds) {
    const auto facts = countedFacts();
    for (const Bound& bound : kBounds) {
        const auto fact = facts.find(bound.fact);
        ASSERT_NE(fact, facts.end()) << bound.fact << " is not counted";
        EXPECT_LE(fact->second, bound.most) << bound.fact << " (wanted: " << bound.wanted << ")";
    }
}

}  // namespace
}  // namespace winfax::endtoend
